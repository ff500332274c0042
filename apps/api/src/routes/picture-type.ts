/** Where a type has no byte of its own, as in the length that WebP has between its two words, anything may stand. */
const anything = undefined;

const signatures = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  {
    type: 'image/webp',
    bytes: [
      ...[0x52, 0x49, 0x46, 0x46],
      ...[anything, anything, anything, anything],
      ...[0x57, 0x45, 0x42, 0x50],
    ],
  },
] as const;

/** The media type that the first bytes of a picture show, whatever its name says; undefined for others. */
export function pictureType(picture: Uint8Array): (typeof signatures)[number]['type'] | undefined {
  return signatures.find(({ bytes }) =>
    bytes.every((byte, index) => byte === anything || picture[index] === byte),
  )?.type;
}
