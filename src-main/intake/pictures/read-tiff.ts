/** TIFF, page by page, by utif2: pages are decoded one at a time, when they are set. */
import UTIF from 'utif2';
import { AppError } from '../../contract/errors.ts';
import type { Block, FileContent, Warning } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';
import { findUpright, readMetadata } from './read-picture.ts';

type Directory = ReturnType<typeof UTIF.decode>[number];

/** Throws file-damaged, page-too-large. */
export async function readTiff(bytes: Uint8Array): Promise<FileContent> {
  const pages = listPages(bytes);
  if (pages.length === 0) throw new AppError('file-damaged');
  const shown = pages.slice(0, intakeLimits.frames);
  const blocks = shown.map((page) => toBlock(bytes, page));
  const { hidden } = await readMetadata(bytes, 'tiff');
  const warnings: Warning[] = pages.length > shown.length ? ['text-cut'] : [];
  return { blocks, hidden, children: [], warnings };
}

function listPages(bytes: Uint8Array): Directory[] {
  try {
    // Thumbnails and masks are no pages (TIFF 6.0, NewSubfileType).
    return UTIF.decode(Buffer.from(bytes)).filter(
      (page) => readTag(page, 256) > 0 && readTag(page, 257) > 0 && (readTag(page, 254) & 5) === 0,
    );
  } catch {
    throw new AppError('file-damaged');
  }
}

function readTag(page: Directory, tag: number): number {
  const values = page[`t${tag}`];
  return Array.isArray(values) && typeof values[0] === 'number' ? values[0] : 0;
}

function toBlock(bytes: Uint8Array, page: Directory): Block {
  const width = readTag(page, 256);
  const height = readTag(page, 257);
  if (width * height > intakeLimits.pixels)
    throw new AppError('page-too-large', { limit: intakeLimits.pixels });
  const decode = (): Uint8Array => {
    const buffer = Buffer.from(bytes);
    UTIF.decodeImage(buffer, page);
    const pixels = UTIF.toRGBA8(page);
    page.data = new Uint8Array(0);
    return pixels;
  };
  const upright = findUpright(readTag(page, 274));
  return {
    kind: 'picture',
    picture: { kind: 'pixels', decode, width, height },
    wholePage: true,
    ...upright,
    width: null,
    description: '',
  };
}
