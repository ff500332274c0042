/**
 * `pnpm icons`: draws the tab bar's icons into src/icons as 81 × 81 PNG files, the size WeChat
 * asks for. Each icon is a list of strokes on a 24-unit grid, measured as a distance field.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 81;
const GRID = 24;
const HALF_STROKE = 0.85;

const line = (...points) =>
  points.slice(1).map((to, index) => ({ from: points[index], to, kind: 'line' }));
const arc = (x, y, radius, visible = () => true) => [{ kind: 'arc', x, y, radius, visible }];

const icons = {
  home: [
    ...line([3.5, 11], [12, 4], [20.5, 11]),
    ...line([6, 9.5], [6, 20], [18, 20], [18, 9.5]),
    ...line([12, 20], [12, 14.5]),
  ],
  me: [
    ...arc(12, 8, 4),
    ...arc(12, 21, 7.6, (_x, y) => y < 20.6),
    ...line([4.4, 20.6], [19.6, 20.6]),
  ],
  lab: [
    ...line([3.5, 6.5], [10, 6.5]),
    ...line([14, 6.5], [20.5, 6.5]),
    ...line([3.5, 12], [10, 12]),
    ...line([14, 12], [18, 12]),
    ...line([3.5, 17.5], [10, 17.5]),
    ...line([14, 17.5], [20.5, 17.5]),
    ...line([12, 3], [12, 21]),
  ],
};

const colours = { '': '#8a8f96', '-on': '#13748c', '-dark': '#7d8288', '-on-dark': '#5cbdd6' };

mkdirSync(new URL('../src/icons/', import.meta.url), { recursive: true });
for (const [name, strokes] of Object.entries(icons))
  for (const [suffix, colour] of Object.entries(colours))
    writeFileSync(
      new URL(`../src/icons/${name}${suffix}.png`, import.meta.url),
      png((x, y) => coverage(strokes, x, y), colour),
    );

/** How much of the pixel at (x, y) the strokes cover, 0 to 1. */
function coverage(strokes, x, y) {
  const scale = SIZE / GRID;
  const distance = Math.min(...strokes.map((stroke) => away(stroke, x / scale, y / scale)));
  return Math.min(1, Math.max(0, (HALF_STROKE - distance) * scale + 0.5));
}

function away(stroke, x, y) {
  if (stroke.kind === 'arc') {
    if (!stroke.visible(x, y)) return Number.POSITIVE_INFINITY;
    return Math.abs(Math.hypot(x - stroke.x, y - stroke.y) - stroke.radius);
  }
  const [x0, y0] = stroke.from;
  const [dx, dy] = [stroke.to[0] - x0, stroke.to[1] - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

/** An 8-bit RGBA PNG of one colour whose alpha is the coverage (ISO/IEC 15948). */
function png(alphaAt, colour) {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const rows = Buffer.alloc(SIZE * (1 + SIZE * 4));
  for (let y = 0; y < SIZE; y += 1)
    for (let x = 0; x < SIZE; x += 1) {
      const alpha = Math.round(alphaAt(x + 0.5, y + 0.5) * 255);
      rows.set([...rgb, alpha], y * (1 + SIZE * 4) + 1 + x * 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
