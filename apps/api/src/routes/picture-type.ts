const signatures = [
  { type: 'image/jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/webp', offset: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
] as const;

/** The media type that the first bytes of a picture show, whatever its name says; undefined for others. */
export function pictureType(picture: Uint8Array): (typeof signatures)[number]['type'] | undefined {
  return signatures.find(({ offset, bytes }) =>
    bytes.every((byte, index) => picture[offset + index] === byte),
  )?.type;
}
