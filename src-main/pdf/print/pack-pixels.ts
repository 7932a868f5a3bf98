/** Pixels as samples of an image, in the smallest form that loses nothing: a bit, a byte or three bytes each. */
export type PackedPixels = {
  readonly samples: Uint8Array;
  readonly bits: 1 | 8;
  readonly space: 'DeviceGray' | 'DeviceRGB';
};

/** `pixels`: RGBA, top row first. `opacity` is null where nothing shines through. */
export function packPixels(
  pixels: Uint8Array,
  width: number,
  height: number,
): { readonly colours: PackedPixels; readonly opacity: PackedPixels | null } {
  const { opaque, grey, blackAndWhite } = lookAtPixels(pixels, width * height);
  const colours: PackedPixels = blackAndWhite
    ? { samples: packBits(pixels, width, height), bits: 1, space: 'DeviceGray' }
    : {
        samples: pick(pixels, width * height, grey ? [0] : [0, 1, 2]),
        bits: 8,
        space: grey ? 'DeviceGray' : 'DeviceRGB',
      };
  const opacity: PackedPixels | null = opaque
    ? null
    : { samples: pick(pixels, width * height, [3]), bits: 8, space: 'DeviceGray' };
  return { colours, opacity };
}

function lookAtPixels(
  pixels: Uint8Array,
  count: number,
): { opaque: boolean; grey: boolean; blackAndWhite: boolean } {
  let opaque = true;
  let grey = true;
  let blackAndWhite = true;
  for (let at = 0; at < count * 4; at += 4) {
    const red = pixels[at];
    if (pixels[at + 3] !== 255) opaque = false;
    if (red !== pixels[at + 1] || red !== pixels[at + 2]) grey = false;
    if (red !== 0 && red !== 255) blackAndWhite = false;
  }
  return { opaque, grey, blackAndWhite: blackAndWhite && grey };
}

function pick(pixels: Uint8Array, count: number, channels: readonly number[]): Uint8Array {
  const samples = new Uint8Array(count * channels.length);
  let to = 0;
  for (let at = 0; at < count * 4; at += 4)
    for (const channel of channels) samples[to++] = pixels[at + channel] ?? 0;
  return samples;
}

/** Rows begin with a new byte (ISO 32000-2, 8.9.5.2). */
function packBits(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const samples = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixels[(y * width + x) * 4] === 255)
        samples[y * rowBytes + (x >> 3)] = (samples[y * rowBytes + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return samples;
}
