import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { coveredLeaks } from '../../fixtures/leaks/covered-leaks.ts';
import { show, widthOf } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';

const check = (output: Uint8Array, original: Uint8Array) =>
  verifyOutput({
    output: { bytes: output, password: null },
    marks: [],
    terms: [],
    original: { bytes: original, password: null },
  });

describe('a word of which something hides some letters', () => {
  it.each(coveredLeaks)('must not come back as a whole: $name', async ({ build }) => {
    const { bytes } = await build();
    const kinds = (await check(bytes, bytes)).findings.map(({ kind }) => kind);
    expect(kinds).toContain('hidden-text');
  });

  const cover = `0 g ${50 + widthOf('MAR')} 295 ${widthOf('GAR')} 20 re f\n`;
  const original = buildPage(show('MARGARETHE', 50, 300) + cover);
  const write = (...words: readonly string[]) => {
    const shown = words.map((word) => show(word, 50 + widthOf('MARGARETHE'.split(word)[0] ?? ''), 300));
    return buildPage(shown.join('') + cover);
  };

  it('is not lost where its seen letters are there', async () => {
    expect((await check(write('MAR', 'ETHE'), original)).findings).toEqual([]);
  });

  it('is lost where they are not', async () => {
    const painted = (word: string) => show(word, 50 + widthOf('MARGAR'), 300);
    const outlined = buildPage(
      `${show('MAR', 50, 300)}${painted('ETHE').replace('(ETHE)', '(XXXX)')}${cover}`,
    );
    const kinds = (await check(outlined, original)).findings.map(({ kind }) => kind);
    expect(kinds).toContain('lost-word');
  });
});

describe('words that nobody sees and that were not carried over', () => {
  it.each([
    ['white', (word: string) => `1 g ${show(word, 50, 300)}0 g\n`],
    ['covered', (word: string) => `${show(word, 50, 300)}0 g 45 295 200 20 re f\n`],
    ['invisible', (word: string) => show(word, 50, 300).replace('BT', 'BT 3 Tr')],
    ['off the page', (word: string) => show(word, 50, 900)],
  ])('are counted: %s', async (_, hide) => {
    const drawn = hide('HIDDEN').replace('(HIDDEN)', '(HIDDEN WORDS)');
    const report = await check(buildPage(drawn.replaceAll(/BT.*ET\n?/gu, '')), buildPage(drawn));
    expect(report.hiddenWords).toEqual([{ page: 1, words: 2 }]);
  });
});

describe('letters of a marked word that an invisible text puts where they never stood', () => {
  const original = buildPage(
    `${show('Visited by', 50, 300)}${show('Sarah', 120, 300)}${show('today', 180, 300)}`,
  );
  const marks = [{ page: 1, rect: [118, 292, 172, 318] as const, label: 'Withheld' }];
  const write = (extra: string): Uint8Array =>
    buildPage(
      `${show('Visited by', 50, 300)}${show('today', 180, 300)}0.10196 0.13333 0.18824 rg 118 292 54 26 re f\n${extra}`,
    );
  const unseen = (text: string, x: number, y: number, size = 12): string =>
    `BT 3 Tr /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;

  const kindsOf = async (extra: string): Promise<readonly string[]> => {
    const report = await verifyOutput({
      output: { bytes: write(extra), password: null },
      marks,
      terms: [],
      original: { bytes: original, password: null },
    });
    return report.findings.map(({ kind }) => kind);
  };

  it.each([
    ['tiny, beside the box', unseen('Sarah', 173, 302, 1)],
    ['over other words', unseen('Sarah', 50, 300)],
    ['without width', unseen('Sarah', 70, 300).replace('3 Tr', '3 Tr 0 Tz')],
    ['initials only', unseen('S', 174, 302, 1)],
    ['one by one', [...'Sarah'].map((letter, at) => unseen(letter, 50 + 9 * at, 300)).join('')],
  ])('are refused: %s', async (_, extra) => {
    expect(await kindsOf(extra)).toContain('hidden-text');
  });

  it('and letters that were seen there are not', async () => {
    expect(await kindsOf('')).not.toContain('hidden-text');
    expect(await kindsOf(unseen('today', 180, 300))).not.toContain('hidden-text');
  });
});
