import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A screenshot, and how long it stands, ms. */
export interface Frame {
  readonly png: Buffer;
  readonly shownFor: number;
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Makes one PNG that moves, for ever, of screenshots of one size. A viewer that knows
 * nothing of it shows the last: how it ends is more than how it begins.
 * https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function movingPicture(frames: readonly Frame[]): Buffer {
  let sequence = 0;
  const parts = frames.map(({ png, shownFor }) => {
    const { header, pixels } = read(png);
    const control = Buffer.alloc(26);
    control.writeUInt32BE(sequence++, 0);
    header.copy(control, 4, 0, 8);
    control.writeUInt16BE(Math.min(shownFor, 0xffff), 20);
    control.writeUInt16BE(1000, 22);
    const data = Buffer.concat([number(sequence++), pixels]);
    return Buffer.concat([chunk('fcTL', control), chunk('fdAT', data)]);
  });
  const last = frames.at(-1);
  if (last === undefined) throw new Error('A picture has a frame at least.');
  const { header, pixels } = read(last.png);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('acTL', Buffer.concat([number(frames.length), number(0)])),
    // Without a control before it, it is no frame of the movement.
    chunk('IDAT', pixels),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The header of a PNG, and its pixels, packed as tightly as can be. */
function read(png: Buffer): { readonly header: Buffer; readonly pixels: Buffer } {
  const data: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = Buffer.from(content);
    if (name === 'IDAT') data.push(content);
    at += length + 12;
  }
  return { header, pixels: deflateSync(inflateSync(Buffer.concat(data)), { level: 9 }) };
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  return Buffer.concat([number(content.length), named, number(crc32(named))]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
