/** Text as it may stand in HTML, between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A small page in the sandbox's own looks. `body` is HTML. */
export function pageOf(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif }
  body { max-width: 390px; margin: 0 auto; padding: 32px 16px }
  h1 { font-size: 22px; margin: 0 0 8px }
  p { margin: 0 0 16px }
  .note { font-size: 14px; opacity: .7 }
  form { display: grid; gap: 8px; margin-top: 16px }
  button, input { font: inherit; min-height: 48px; padding: 0 16px; border-radius: 8px; border: 1px solid #8884 }
  input { background: transparent; color: inherit }
  .user { text-align: left; background: #07c16022; color: inherit }
  .refuse { background: transparent; color: inherit }
  label { display: flex; align-items: center; gap: 8px; min-height: 44px }
  label input { min-height: 0; width: 20px; height: 20px }
</style>
</head>
<body>
<p class="note">微信沙箱 · WeChat sandbox</p>
${body}
</body>
</html>
`;
}
