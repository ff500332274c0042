/** A bar of a picture, in pixels. */
export interface Bar {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** A CSS variable of the stylesheet, such as `--sent`. */
  readonly colour: string;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly bars: readonly Bar[];
}

/** Draws bars under a caption, in the colours that the page has now, as a PNG of twice the size. */
export function drawBars({ width, height, caption, bars }: Drawing): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: width * 2, height: height * 2 });
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.reject(new Error('There is no canvas.'));
  const page = document.querySelector('.page') ?? document.body;
  const colour = (name: string) => getComputedStyle(page).getPropertyValue(name).trim();
  pen.scale(2, 2);
  pen.fillStyle = colour('--surface');
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = colour('--text');
  pen.font = '14px system-ui, sans-serif';
  pen.fillText(caption, 16, 26, width - 32);
  for (const bar of bars) {
    pen.fillStyle = colour(bar.colour);
    pen.fillRect(bar.left, bar.top, bar.width, bar.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture.')) : resolve(blob)));
  });
}
