import type { WebAppKind } from '../state/web-apps.ts';
import type { Query } from '../wechat/query.ts';
import { escapeHtml, pageOf } from './html.ts';
import type { ConnectRefusal, ConnectRequest } from './judge-request.ts';

/** Where a person's choice is sent: a path of the sandbox, none of WeChat's. */
export const consentPath = '/sandbox/consent';

/** People who are offered before anybody was named. */
const regulars = ['alice', 'bob', '小明'];

/** WeChat's question, with a choice of whom to be: the sandbox has no phone to ask. */
export function consentPage(
  { app, redirectUri }: ConnectRequest,
  query: Query,
  names: readonly string[],
): string {
  const isWebsite = app.kind === 'website';
  const title = isWebsite ? '微信扫码登录' : '微信网页授权';
  const asked = isWebsite
    ? '用手机微信扫码之后，你会在手机上看到这个问题。沙箱里直接选一个人。'
    : '网页想知道你的昵称、头像。沙箱里先选一个人。';
  const users = [...new Set([...regulars, ...names])];
  const buttons = users.map((name) => {
    const safe = escapeHtml(name);
    return `<button class="user" name="user" value="${safe}">${safe}</button>`;
  });
  const snapshot = isWebsite
    ? ''
    : '<label><input type="checkbox" name="snapshot" value="1">快照页 · only a snapshot of the page</label>';
  return pageOf(
    title,
    `<h1>${title}</h1>
<p>${asked}</p>
<p class="note">${escapeHtml(redirectUri.host)} · ${escapeHtml(app.appId)}</p>
<form action="${consentPath}">
${hiddenFields(query, app.kind)}
${snapshot}
${buttons.join('\n')}
</form>
<form action="${consentPath}">
${hiddenFields(query, app.kind)}
<input name="user" maxlength="64" required placeholder="或输入名字 · or a name">
<button class="user">允许 · Allow</button>
</form>
<form action="${consentPath}">
${hiddenFields(query, app.kind)}
<button class="refuse" name="refuse" value="1">拒绝 · Refuse</button>
</form>`,
  );
}

/** WeChat's page for a link that it does not open. */
export function refusalPage({ sentence, errcode }: ConnectRefusal): string {
  const number = errcode === undefined ? '' : `<p class="note">错误码：${errcode}</p>`;
  return pageOf('无法访问', `<h1>${escapeHtml(sentence)}</h1>${number}`);
}

/** WeChat's page for a link of an official account outside its own browser. */
export const elsewherePage = pageOf('抱歉，出错了', '<h1>请在微信客户端打开链接</h1>');

/** After a refused QR code nobody is sent anywhere. */
export const stayedPage = pageOf(
  '已取消',
  '<h1>你已取消此次登录</h1><p>可以返回网页再试一次。</p>',
);

/** What a link asked for, to be judged again with the answer. */
export function linkParametersOf(query: Query): Query {
  const { appid, redirect_uri, response_type, scope, state } = query;
  const all = { appid, redirect_uri, response_type, scope, state };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function hiddenFields(query: Query, kind: WebAppKind): string {
  return Object.entries({ ...linkParametersOf(query), kind })
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    )
    .join('\n');
}
