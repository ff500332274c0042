/** True where a person can be given a file: a browser downloads it. */
export const savesFiles = process.env.TARO_ENV === 'h5';

/** Gives a person a file to keep. */
export function saveFile(name: string, content: Blob): void {
  if (process.env.TARO_ENV !== 'h5') return;
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
