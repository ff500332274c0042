const SIDE = 512;

/**
 * The middle of a picture as a JPEG of 512 × 512, so that a photo of any size can be sent. What no
 * browser can draw is given back as it is: the server has the last word on it.
 */
export async function shrinkPicture(address: string): Promise<Blob> {
  const original = await (await fetch(address)).blob();
  try {
    const picture = await createImageBitmap(original);
    const side = Math.min(picture.width, picture.height);
    const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
    const left = (picture.width - side) / 2;
    const top = (picture.height - side) / 2;
    canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
    const shrunk = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.88);
    });
    return shrunk ?? original;
  } catch {
    return original;
  }
}
