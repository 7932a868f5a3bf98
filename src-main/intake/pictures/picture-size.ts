/** Type and size of a raster picture from its first bytes, before anything is decoded. */
export type PictureSize = {
  readonly type: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp';
  readonly width: number;
  readonly height: number;
};

/** Null for anything else, and for what breaks off. As stored: not turned by any tag. */
export function readPictureSize(bytes: Uint8Array): PictureSize | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = view.subarray(0, 32).toString('latin1');
  if (view.length < 30) return null;
  if (head.startsWith('\x89PNG'))
    return { type: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (head.startsWith('GIF8'))
    return { type: 'gif', width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  if (head.startsWith('BM')) return readBmp(view);
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return readWebp(view);
  if (head.startsWith('\xff\xd8')) return readJpeg(view);
  return null;
}

function readBmp(view: Buffer): PictureSize {
  if (view.readUInt32LE(14) === 12)
    return { type: 'bmp', width: view.readUInt16LE(18), height: view.readUInt16LE(20) };
  return { type: 'bmp', width: Math.abs(view.readInt32LE(18)), height: Math.abs(view.readInt32LE(22)) };
}

/** RFC 9649. */
function readWebp(view: Buffer): PictureSize | null {
  const chunk = view.toString('latin1', 12, 16);
  if (chunk === 'VP8X')
    return { type: 'webp', width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.readUInt32LE(21);
    return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8 ')
    return { type: 'webp', width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
  return null;
}

/** The frame header, SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, B.1.1.3). */
function readJpeg(view: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}
