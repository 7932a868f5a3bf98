/**
 * HEIC and HEIF (ISO/IEC 23008-12), the photographs of telephones, by libheif: each picture of the file that is to be
 * shown is a page. Turns and mirrors are part of the format and are carried out by the decoder, so Exif's do not count.
 */
import type { Libheif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { AppError } from '../../contract/errors.ts';
import type { Block, FileContent, Warning } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';
import { readMetadata } from './read-picture.ts';

type Frame = { readonly id: number; readonly width: number; readonly height: number };

/** Throws file-damaged, page-too-large. */
export async function readHeic(bytes: Uint8Array): Promise<FileContent> {
  const frames = await withContext(bytes, listFrames);
  if (frames.length === 0) throw new AppError('file-damaged');
  const shown = frames.slice(0, intakeLimits.frames);
  const { hidden } = await readMetadata(findExif(bytes), 'heic');
  const warnings: Warning[] = frames.length > shown.length ? ['text-cut'] : [];
  return { blocks: shown.map((frame) => toBlock(bytes, frame)), hidden, children: [], warnings };
}

/**
 * The block of TIFF with Exif in it, which exifr does not find in every file; else all bytes. Before it stand how many
 * bytes follow before it, and that many, mostly none or those of a JPEG's segment (ISO/IEC 23008-12, A.2.1).
 */
function findExif(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const before of ['Exif\0\0', '\0\0\0\0']) {
    for (const header of ['II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08']) {
      const at = view.indexOf(before + header, 0, 'latin1');
      if (at >= 0) return view.subarray(at + before.length);
    }
  }
  return bytes;
}

function toBlock(bytes: Uint8Array, { id, width, height }: Frame): Block {
  return {
    kind: 'picture',
    picture: {
      kind: 'pixels',
      width,
      height,
      isPhotograph: true,
      decode: () => withContext(bytes, (libheif, context) => decodeFrame(libheif, context, id)),
    },
    wholePage: true,
    turns: 0,
    mirrored: false,
    width: null,
    description: '',
  };
}

/** libheif says with error codes, and now and then with an exception of its memory, what it cannot read. */
async function withContext<Result>(
  bytes: Uint8Array,
  work: (libheif: Libheif, context: object) => Promise<Result>,
): Promise<Result> {
  const { default: load } = await import('libheif-js/libheif-wasm/libheif-bundle.mjs');
  const libheif = await load();
  const context = libheif.heif_context_alloc();
  if (context === null) throw new AppError('out-of-memory');
  try {
    const { code } = libheif.heif_context_read_from_memory(context, bytes);
    if (code !== libheif.heif_error_code.heif_error_Ok) throw new AppError('file-damaged');
    return await work(libheif, context);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('file-damaged');
  } finally {
    libheif.heif_context_free(context);
  }
}

async function listFrames(libheif: Libheif, context: object): Promise<readonly Frame[]> {
  const ids = libheif.heif_js_context_get_list_of_top_level_image_IDs(context);
  if ('code' in ids) throw new AppError('file-damaged');
  const frames: Frame[] = [];
  for (const id of ids) {
    const size = await withHandle(libheif, context, id, (handle) => ({
      width: libheif.heif_image_handle_get_width(handle),
      height: libheif.heif_image_handle_get_height(handle),
    }));
    if (!(size.width > 0 && size.height > 0)) throw new AppError('file-damaged');
    if (size.width * size.height > intakeLimits.pixels)
      throw new AppError('page-too-large', { limit: intakeLimits.pixels });
    frames.push({ id, ...size });
  }
  return frames;
}

async function withHandle<Result>(
  libheif: Libheif,
  context: object,
  id: number,
  work: (handle: object) => Result | Promise<Result>,
): Promise<Result> {
  const handle = libheif.heif_js_context_get_image_handle(context, id);
  if (handle === null || 'code' in handle) throw new AppError('file-damaged');
  try {
    return await work(handle);
  } finally {
    libheif.heif_image_handle_release(handle);
  }
}

async function decodeFrame(libheif: Libheif, context: object, id: number): Promise<Uint8Array> {
  const decoded = await withHandle(libheif, context, id, (handle) =>
    libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGBA,
    ),
  );
  const interleaved = libheif.heif_channel.heif_channel_interleaved;
  const plane = decoded?.channels?.find((channel) => channel.id === interleaved);
  if (decoded === null || plane === undefined) throw new AppError('file-damaged');
  const { width, height, stride, data } = plane;
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1)
    pixels.set(data.subarray(row * stride, row * stride + width * 4), row * width * 4);
  libheif.heif_image_release(decoded.image);
  return pixels;
}
