/** Scans of a short letter, read by the real thing. */
import net from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import { coverRange } from '../../../src-main/domain/text-rects.ts';
import { extractDocument } from '../../../src-main/pdf/extract.ts';
import { layReadings } from '../../../src-main/pdf/recognise/lay-words.ts';
import { recognisePage } from '../../../src-main/pdf/recognise/recognise-page.ts';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { letterLines, scanLetter } from '../../support/letter-scan.ts';
import { wrapScans } from '../../support/make-scan.ts';
import { resourcesFolder } from '../engine-support.ts';

const letter = letterLines.join('\n');
const sourceOf = (bytes: Uint8Array) => ({ bytes, password: null });
const read = (bytes: Uint8Array) => recognisePage({ source: sourceOf(bytes), page: 1 });

afterEach(() => vi.restoreAllMocks());

describe('a scan', () => {
  test('is read word for word, with a box for every letter', async () => {
    const { text, boxes, reading } = await read(await scanLetter());
    expect(text.trimEnd()).toBe(letter);
    expect(boxes).toHaveLength(4 * text.length);
    expect(reading.flags).toEqual([]);
    expect(reading.confidence).toBeGreaterThan(0.85);
    for (const { confidence } of reading.words) expect(confidence).toBeGreaterThan(0.5);
  });

  test('is read without asking any other machine', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    const connected = vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('no network');
    });
    expect((await read(await scanLetter())).text).toContain('Oxenford');
    expect([fetched.mock.calls, connected.mock.calls]).toEqual([[], []]);
  });

  test.each([
    ['askew by 2°', { skew: 2 }, []],
    ['askew by -3°', { skew: -3 }, []],
    ['on its side', { turn: 90 }, ['sideways']],
    ['on its head', { turn: 180 }, ['sideways']],
    ['on its other side', { turn: 270 }, ['sideways']],
  ] as const)('%s has the same words in the same order', async (_, faults, flags) => {
    const { text, reading } = await read(await scanLetter(faults));
    expect(text.trimEnd()).toBe(letter);
    expect(reading.flags).toEqual(flags);
  });

  test.each([
    [90, 270],
    [180, 180],
    [270, 90],
  ] as const)(
    'whose page is displayed turned by %i° and is upright then is no page on its side',
    async (rotate, turn) => {
      const sheets = await Promise.all([turn, rotate].map((own) => scanLetter({ turn: own }, { rotate })));
      const readings = [];
      for (const sheet of sheets) readings.push(await read(sheet));
      const upright = readings.filter(({ reading }) => !reading.flags.includes('sideways'));
      expect(upright.map(({ text }) => text.trimEnd())).toEqual(
        rotate === turn ? [letter, letter] : [letter],
      );
    },
  );

  test('that is faint is said to be faint', async () => {
    const { reading } = await read(await scanLetter({ ink: 0.2, noise: 4 }));
    expect(reading.flags).toContain('faint');
  });

  test('of an empty sheet has no words, and says so', async () => {
    const blank = { width: 600, height: 400, dpi: 100, data: new Uint8Array(240_000).fill(240) };
    const { text, reading } = await read(wrapScans([blank]));
    expect(text).toBe('');
    expect(reading).toMatchObject({ confidence: 0, flags: ['no-text'], words: [] });
  });

  test('keeps what is typed on it once, before what was read', async () => {
    const extra = 'BT /F1 9 Tf 1 0 0 1 250 12 Tm (RECEIVED 4 MAY) Tj ET';
    const { text } = await read(await scanLetter({}, { extra }));
    expect(text.trimEnd()).toBe(`RECEIVED 4 MAY\n${letter}`);
  });

  test('loses a layer of nonsense that it brought with it, and looks as before', async () => {
    const nonsense = 'BT 3 Tr /F1 12 Tf 1 0 0 1 30 160 Tm (~|1l T#e f@m1ly m0v3d l| q{} x%z1 0xq#) Tj ET';
    const { text, reading } = await read(await scanLetter({}, { extra: nonsense }));
    expect(reading.replacesLayer).toBe(true);
    expect(text.trimEnd()).toBe(letter);
  });
});

describe('what was read', () => {
  async function laid(faults: Parameters<typeof scanLetter>[0] = {}) {
    const source = sourceOf(await scanLetter(faults));
    const found = await recognisePage({ source, page: 1 });
    const { bytes } = await layReadings({ source, readings: [{ page: 1, reading: found.reading }] });
    return { source: sourceOf(bytes), found };
  }

  test('is the text of the saved document too, which needs no machine any more', async () => {
    const { source, found } = await laid({ skew: 1 });
    const { pages } = await extractDocument(source);
    expect(pages).toMatchObject([{ text: found.text, toRead: null }]);
    expect(Array.from(pages[0]?.boxes ?? [], Math.round)).toEqual(Array.from(found.boxes, Math.round));
  });

  test.each([
    ['upright', {}],
    ['askew', { skew: 1.5 }],
    ['on its head', { turn: 180 }],
  ] as const)(
    'stays in the release where it is not withheld, and goes with its pixels where it is (%s)',
    async (_, faults) => {
      const { source, found } = await laid(faults);
      const marks = ['Wilhelmina Oxenford', '01632 960471'].flatMap((text) => {
        const start = found.text.indexOf(text);
        return coverRange(
          { text: found.text, boxes: new Float32Array(found.boxes) },
          start,
          start + text.length,
        ).map((rect: Rect) => ({
          page: 1,
          rect,
          label: 'Withheld',
        }));
      });
      const { bytes } = await redactDocument({ source, marks, dpi: 200 }, { folder: resourcesFolder });
      const [released] = (await extractDocument(sourceOf(bytes))).pages;
      expect(released?.text).toContain('Your neighbour rang the office on Monday');
      expect(released?.text).not.toMatch(/Wilhelmina|Oxenford|960471/);
      const terms = ['Oxenford', '01632 960471'];
      const attack = { output: sourceOf(bytes), marks, terms, original: source };
      expect(await verifyOutput(attack)).toEqual({ clean: true, findings: [] });
    },
  );
});

test('a withheld name that a scan still shows is found in the release', async () => {
  const source = sourceOf(await scanLetter());
  const found = await recognisePage({ source, page: 1 });
  const { bytes } = await layReadings({ source, readings: [{ page: 1, reading: found.reading }] });
  const { bytes: released } = await redactDocument(
    { source: sourceOf(bytes), marks: [], dpi: 200 },
    { folder: resourcesFolder },
  );
  const report = await verifyOutput({
    output: sourceOf(released),
    marks: [],
    terms: ['Oxenford'],
    original: sourceOf(bytes),
  });
  expect(report.findings).toMatchObject([{ kind: 'withheld-in-text', page: 1 }]);
});
