/** One page: drawn, read, straightened and turned where it has to be, and its words put back where they stand. */

import type { Reading, ReadWord } from '../../contract/reading.ts';
import type { Rect } from '../../contract/values.ts';
import { outlineWord } from '../../domain/read-words.ts';
import { type Character, readCharacters } from '../characters.ts';
import type { PdfSource, PdfTasks } from '../engine.ts';
import { joinCharacters } from '../extract.ts';
import { intersectRects, invert, type PageGeometry } from '../geometry.ts';
import { openPdfiumDocument, type Pdfium, type PdfiumDocument } from '../pdfium.ts';
import { drawGrey } from './draw-grey.ts';
import { judgePage, type PageToRead } from './judge-page.ts';
import { isSpeck, judgeReading, measureContrast, weighConfidence } from './judge-reading.ts';
import { layWords } from './lay-words.ts';
import { findResolution } from './list-pictures.ts';
import { canReplaceLayer } from './old-layer.ts';
import { readPageGeometry } from './page-box.ts';
import { placePicture, type View } from './picture-space.ts';
import { placeWords } from './place-words.ts';
import { readMissed } from './read-missed.ts';
import { removeRules } from './remove-rules.ts';
import { loadTesseract, type Recogniser } from './tesseract.ts';
import { shareOfWords } from './word-like.ts';

type Recognise = PdfTasks['recognise'];

/** Throws the codes of opening, file-damaged. */
export async function recognisePage({ source, page }: Recognise['input']): Promise<Recognise['output']> {
  const recogniser = await loadTesseract();
  const document = await openPdfiumDocument(source);
  try {
    const { characters, pictures } = readCharacters(document, page);
    const found = withPage(document, page, (handle) => {
      const geometry = readPageGeometry(document.pdfium, handle);
      const box = geometry.visibleBox;
      const toRead = judgePage({ box, characters, pictures, hasInk: true }) ?? {
        reason: 'no-text',
        part: box,
      };
      const seen = lookAtPart(recogniser, document.pdfium, handle, geometry, toRead.part);
      return { toRead, ...seen };
    });
    const reading = await chooseReading(found, characters, source, page);
    await layWords(document, [{ page, ...reading }]);
    return { reading, ...joinCharacters(readCharacters(document, page).characters) };
  } finally {
    document.close();
  }
}

type Seen = {
  readonly words: readonly ReadWord[];
  /** Shapes like letters that nothing was read of. */
  readonly unread: number;
  readonly contrast: number;
  readonly turned: boolean;
};

/** Radians: lines that run less askew are read as well as level ones, and rules among them are found. */
const leastSkew = 0.005;
/** A page that is read on its head comes out at some 0.4, one that can be read the right way up over 0.8. */
const doubtful = 0.65;
const clearlyBetter = 0.15;

function lookAtPart(
  recogniser: Recogniser,
  pdfium: Pdfium,
  page: number,
  geometry: PageGeometry,
  part: Rect,
): Seen {
  const dpi = chooseDpi(findResolution(pdfium, page));
  const look = (turn: View['turn']): Omit<Seen, 'turned'> => {
    const draw = (skew: number) => {
      const space = placePicture(geometry, { part, dpi, turn, skew });
      const picture = removeRules(drawGrey(pdfium, page, geometry, space));
      return { space, picture, slope: recogniser.findSlope(picture) };
    };
    const level = draw(0);
    const straight = Math.abs(level.slope) < leastSkew ? level : draw(-Math.atan(level.slope));
    const { lines, unread } = readMissed(straight.picture, recogniser.readLines(), recogniser.readBlock);
    const words = placeWords(lines, invert(straight.space.toPicture)).filter((word) => !isSpeck(word));
    return { words, unread, contrast: measureContrast(level.picture) };
  };
  const upright = look(0);
  const sure = weighConfidence(upright.words);
  const other = sure < doubtful && upright.words.length > 0 ? look(180) : upright;
  const best = weighConfidence(other.words) > sure + clearlyBetter ? other : upright;
  return { ...best, turned: isTurned(best.words, geometry) };
}

/** Enlarged to this, scans are read better than as they are: PDFium blurs what it draws at about its own size. */
const usualDpi = 300;

/** Finer scans are drawn at a whole part of their resolution, for the same reason. */
function chooseDpi(resolution: number | null): number {
  return resolution === null || resolution <= usualDpi
    ? usualDpi
    : resolution / Math.round(resolution / usualDpi);
}

/** Most of the words do not run from left to right as the page is displayed. */
function isTurned(words: readonly ReadWord[], { rotation }: PageGeometry): boolean {
  const level = words.filter(({ angle }) => Math.cos(angle - (rotation * Math.PI) / 180) > 0.7);
  return level.length * 2 < words.length;
}

/** What is typed on the page already stays as it is; a layer goes only where what was read is better. */
async function chooseReading(
  { toRead, words, unread, contrast, turned }: Seen & { readonly toRead: PageToRead },
  characters: readonly Character[],
  source: PdfSource,
  page: number,
): Promise<Reading> {
  const typed = characters.filter(({ invisible }) => !invisible);
  const own = toRead.reason === 'garbled' ? words : leaveOutTyped(words, typed);
  const flags = judgeReading(own, unread, contrast, turned);
  const reading = { confidence: weighConfidence(own), flags, replacesLayer: false, words: own };
  if (toRead.reason !== 'poor-layer') return reading;
  const layer = characters.filter(({ box, invisible }) => box === null || invisible);
  const isBetter =
    countGood(own.map(({ text }) => text).join(' ')) > countGood(layer.map(({ text }) => text).join(''));
  if (isBetter && (await canReplaceLayer(source, page))) return { ...reading, replacesLayer: true };
  return { ...reading, flags: [...new Set([...flags, 'poor' as const])], words: [] };
}

function countGood(text: string): number {
  return shareOfWords(text) * (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0);
}

/** Of a word's area: what stands there already is the same word. */
const mostShared = 0.3;

function leaveOutTyped(words: readonly ReadWord[], typed: readonly Character[]): readonly ReadWord[] {
  const boxes = typed.flatMap(({ box }) => (box === null ? [] : [box]));
  if (boxes.length === 0) return words;
  return words.filter((word) => {
    const outline = outlineWord(word);
    const shared = boxes.reduce((sum, box) => sum + areaOf(intersectRects(box, outline)), 0);
    return shared < mostShared * areaOf(outline);
  });
}

function areaOf(rect: Rect | null): number {
  return rect === null ? 0 : (rect[2] - rect[0]) * (rect[3] - rect[1]);
}

function withPage<Result>(
  { pdfium, handle }: PdfiumDocument,
  page: number,
  use: (page: number) => Result,
): Result {
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  try {
    return use(opened);
  } finally {
    if (opened !== 0) pdfium.FPDF_ClosePage(opened);
  }
}
