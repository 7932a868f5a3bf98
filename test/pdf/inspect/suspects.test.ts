import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src-main/pdf/extract.ts';
import { inspectPdf } from '../../../src-main/pdf/inspect/inspect-pdf.ts';
import { fileSuspects } from '../../fixtures/suspects/file-suspects.ts';
import { nearMisses } from '../../fixtures/suspects/near-misses.ts';
import type { Suspect } from '../../fixtures/suspects/suspect.ts';
import { textSuspects } from '../../fixtures/suspects/text-suspects.ts';
import { findWord, readWithEveryReader } from '../redact-readers.ts';
import { writers } from '../writers.ts';

const suspects = [...textSuspects, ...fileSuspects];

/** What can still be made out on the page stays there, unless the reviewer marks it. */
function isDropped({ hidden, kinds }: Suspect): boolean {
  const isLegible = kinds.some(([kind]) => kind === 'overprinted-text' || kind === 'unapplied-redaction');
  return hidden.length > 0 && !isLegible;
}

async function inspect(bytes: Uint8Array) {
  return (await inspectPdf({ bytes, password: null })).findings;
}

describe('what is hidden in a file is found, shown and placed', () => {
  it.each(suspects)('$name', async ({ build, kinds, hidden, at }) => {
    const findings = await inspect(build());
    expect(findings.map(({ kind, page }) => [kind, page]).sort()).toEqual([...kinds].sort());
    const places = findings.flatMap((finding) => finding.places);
    const words = places.map(({ text }) => text).join(' ');
    for (const word of hidden) expect(words).toContain(word);
    const rects = places.flatMap((place) => place.rects);
    if (at === null) expect(rects).toEqual([]);
    else {
      const [x, y] = at;
      expect(rects.some((rect) => rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3])).toBe(true);
    }
  });
});

describe('what is hidden on a page is a part of its text, for every search and suggestion', () => {
  it.each(textSuspects)('$name', async ({ build, hidden }) => {
    const { pages } = await extractDocument({ bytes: build(), password: null });
    const text = pages.map((page) => page.text).join('\n');
    for (const word of hidden) expect(text).toContain(word);
  });
});

describe('what hides nothing is not accused', () => {
  it.each(nearMisses)('$name', async ({ build, kinds }) => {
    const findings = await inspect(build());
    expect(findings.map(({ kind, page }) => [kind, page])).toEqual(kinds);
  });
});

describe.each(writers)('nothing of it reaches the output: $writer', ({ redact }) => {
  it.each(suspects.filter(isDropped))('$name', async ({ build, hidden }) => {
    const source = { bytes: build(), password: null };
    const { bytes } = await redact({ source, marks: [], dpi: 100 });
    const readings = await readWithEveryReader(bytes);
    for (const word of hidden) expect(findWord(readings, word)).toEqual([]);
  });
});
