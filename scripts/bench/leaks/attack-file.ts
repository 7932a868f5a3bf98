/** Attacks one file and sends what it found to the process that forked this one. */
import { readFile } from 'node:fs/promises';
import { toErrorReply } from '../../../src-main/contract/errors.ts';
import type { PageRange, PdfSource, RedactionMark } from '../../../src-main/pdf/engine.ts';
import { extractDocument } from '../../../src-main/pdf/extract.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { asReleased } from '../../../src-main/pdf/redraw/write-page.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { buildPage } from '../../../test/fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from '../../../test/pdf/engine-support.ts';
import { readWithEveryReader } from '../../../test/pdf/redact-readers.ts';
import { findLiveData } from '../../../test/pdf/redraw/live-data.ts';
import type { FileResult } from './file-result.ts';
import { createRandom, findWithheld, listWords, type PlacedWord, placeMarks } from './random-marks.ts';

const seeds = [1, 2, 3];
const mostPages = 5;
const dpi = 150;
const resources = { folder: resourcesFolder };

const [file = ''] = process.argv.slice(2);
const result: FileResult = { refused: null, pages: [], withheld: 0, faults: [] };
try {
  const source = { bytes: new Uint8Array(await readFile(file)), password: null };
  const { pages } = await extractDocument(source);
  const range = { from: 1, to: Math.min(mostPages, pages.length) };
  const attacked = pages.slice(0, range.to);
  const words = attacked.flatMap(listWords);
  for (const seed of seeds) {
    const random = createRandom(seed);
    const marks = attacked.flatMap((page) =>
      placeMarks(
        page,
        words.filter((word) => word.page === page.page),
        random,
      ),
    );
    await attack(source, range, words, marks, seed);
  }
} catch (error) {
  result.refused = toErrorReply(error).code;
}
process.send?.(result, () => process.disconnect());

async function attack(
  source: PdfSource,
  range: PageRange,
  words: readonly PlacedWord[],
  marks: readonly RedactionMark[],
  seed: number,
): Promise<void> {
  const written = await redactDocument({ source, marks, dpi, range }, resources, { redraw: asReleased });
  result.pages.push(...written.pages.map(({ writer, reason }) => ({ writer, reason })));
  const terms = findWithheld(words, marks);
  result.withheld += terms.length;
  const found = await findWords(written.bytes, terms);
  for (const detail of found) result.faults.push({ kind: 'word-found', seed, page: null, detail });
  const report = await verifyOutput({
    output: { bytes: written.bytes, password: null },
    marks,
    terms,
    original: source,
    range,
    layouts: written.pages.map(({ layout }) => layout),
  });
  for (const { kind, page, detail } of report.findings)
    result.faults.push({ kind: 'verification', seed, page, detail: `${kind}: ${detail}` });
  const live = await findLiveData(source.bytes, marks, marks, null, range);
  for (const { page, rect, pixels } of live.places) {
    const where = rect.map((value) => value.toFixed(1)).join(' ');
    result.faults.push({ kind: 'live-data', seed, page, detail: `${pixels} pixels in ${where}` });
  }
}

/** Which withheld words which reader finds, as whole words; foreign words are not told. */
async function findWords(bytes: Uint8Array, terms: readonly string[]): Promise<readonly string[]> {
  const own = await readOwnWords();
  const readings = await readWithEveryReader(bytes);
  return readings.flatMap(({ reader, text }) => {
    const there = splitWords(text);
    const again = terms.filter((term) => there.has(term) && !own.has(term));
    return again.length === 0 ? [] : [`${again.length} of ${terms.length} words by ${reader}`];
  });
}

/** What readers say of any document of ours (`number`, `ignore`), as if it were in it. */
async function readOwnWords(): Promise<ReadonlySet<string>> {
  const source = { bytes: buildPage('0 0 9 9 re f BT /F1 12 Tf 9 9 Td (A) Tj ET'), password: null };
  const mark = { page: 1, rect: [50, 50, 200, 90] as const, label: 'Withheld' };
  const written = await redactDocument({ source, marks: [mark], dpi }, resources, { redraw: asReleased });
  const readings = await readWithEveryReader(written.bytes);
  return splitWords(readings.map(({ text }) => text).join('\n'));
}

function splitWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
}
