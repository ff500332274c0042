/** Lets a person choose a picture of their device; its `blob:` address. Nothing happens if they do not. */
export function pickPicture(onPick: (address: string) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg,image/webp';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) onPick(URL.createObjectURL(file));
  });
  input.click();
}
