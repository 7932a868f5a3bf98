/** Pictures into the document: JPEG as it is but for its metadata, all others as their pixels. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import type { Picture } from '../../intake/file-content.ts';
import { intakeLimits } from '../../intake/limits.ts';
import { stripJpeg } from '../../intake/pictures/jpeg-segments.ts';
import { readPictureSize } from '../../intake/pictures/picture-size.ts';
import { type PackedPixels, packPixels } from './pack-pixels.ts';

export type EmbeddedPicture = {
  readonly name: string;
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
};

export type PictureStore = {
  /** Null where the picture cannot be decoded, or is larger than any picture may be. */
  embed(picture: Picture): Promise<EmbeddedPicture | null>;
  readonly refs: ReadonlyMap<string, PDFRef>;
};

/** The same picture is kept once: signatures and letterheads recur. */
export function createPictureStore(document: PDFDocument): PictureStore {
  const known = new Map<string, Promise<EmbeddedPicture | null>>();
  const refs = new Map<string, PDFRef>();
  return {
    refs,
    embed(picture) {
      const key =
        picture.kind === 'file'
          ? createHash('sha256').update(picture.bytes).digest('hex')
          : `page ${known.size}`;
      const found = known.get(key);
      if (found) return found;
      const name = `I${known.size}`;
      const added = embedPicture(document, picture).then((embedded) => {
        if (embedded === null) return null;
        refs.set(name, embedded.ref);
        return { ...embedded, name };
      });
      known.set(key, added);
      return added;
    },
  };
}

type Embedded = Omit<EmbeddedPicture, 'name'>;

async function embedPicture(document: PDFDocument, picture: Picture): Promise<Embedded | null> {
  if (picture.kind === 'pixels') {
    try {
      const { width, height, isPhotograph = false } = picture;
      const pixels = await picture.decode();
      return isPhotograph && isOpaque(pixels)
        ? await embedPhotograph(document, pixels, width, height)
        : embedPixels(document, pixels, width, height);
    } catch {
      return null;
    }
  }
  const size = readPictureSize(picture.bytes);
  if (size === null || size.width * size.height > intakeLimits.pixels || size.width * size.height === 0)
    return null;
  try {
    if (size.type === 'jpeg') {
      const image = await document.embedJpg(stripJpeg(picture.bytes));
      await image.embed();
      return { ref: image.ref, width: image.width, height: image.height };
    }
    const { width, height, pixels } = await decodePicture(picture.bytes);
    return embedPixels(document, pixels, width, height);
  } catch {
    return size.type === 'jpeg' ? embedDecodedJpeg(document, picture.bytes) : null;
  }
}

/** A JPEG that pdf-lib does not take may still be decoded. */
async function embedDecodedJpeg(document: PDFDocument, bytes: Uint8Array): Promise<Embedded | null> {
  try {
    const { width, height, pixels } = await decodePicture(stripJpeg(bytes));
    return embedPixels(document, pixels, width, height);
  } catch {
    return null;
  }
}

async function decodePicture(
  bytes: Uint8Array,
): Promise<{ pixels: Uint8Array; width: number; height: number }> {
  const image = await loadImage(Buffer.from(bytes));
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { pixels: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
}

function isOpaque(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false;
  return true;
}

/** Hardly told from the original (in percent): what was photographed may be evidence. */
const jpegQuality = 92;

async function embedPhotograph(
  document: PDFDocument,
  pixels: Uint8Array,
  width: number,
  height: number,
): Promise<Embedded> {
  const canvas = createCanvas(width, height);
  const rows = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  canvas.getContext('2d').putImageData(new ImageData(rows, width, height), 0, 0);
  const image = await document.embedJpg(canvas.toBuffer('image/jpeg', jpegQuality));
  await image.embed();
  return { ref: image.ref, width, height };
}

function embedPixels(document: PDFDocument, pixels: Uint8Array, width: number, height: number): Embedded {
  const { context } = document;
  const embed = ({ samples, bits, space }: PackedPixels, mask: PDFRef | null): PDFRef =>
    context.register(
      context.stream(deflateSync(samples), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        BitsPerComponent: bits,
        ColorSpace: space,
        Filter: 'FlateDecode',
        ...(mask === null ? {} : { SMask: mask }),
      }),
    );
  const { colours, opacity } = packPixels(pixels, width, height);
  const mask = opacity === null ? null : embed(opacity, null);
  return { ref: embed(colours, mask), width, height };
}
