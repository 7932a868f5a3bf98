import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src-main/contract/values.ts';
import type { VerifyInput } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import {
  boxRect,
  findWord,
  inputForMoved,
  type MovedPage,
  makeMovedPage,
  marked,
  narrower,
  shiftWord,
  step,
  surround,
} from '../../fixtures/bad-outputs/moved-line.ts';
import { markWord, secret, show, widthOf } from '../../fixtures/leaks/leak-fixture.ts';

async function kindsOf(page: MovedPage, change: Partial<VerifyInput> = {}): Promise<string[]> {
  const report = await verifyOutput({ ...inputForMoved(page), ...change });
  return [...new Set(report.findings.map(({ kind }) => kind))];
}

function edit(change: (page: MovedPage) => void): MovedPage {
  const page = makeMovedPage();
  change(page);
  return page;
}

const [x0, y0, x1, y1] = marked.rect;
const restOfLine = surround('TODAY', 'HOME');
const moveOf = (from: Rect, dx: number, dy = 0) => ({ from, dx, dy });
const setLayout = (page: MovedPage, layout: Partial<MovedPage['layout']>): void => {
  page.layout = { ...page.layout, ...layout };
};
const moveWords = (page: MovedPage, names: readonly string[], dx: number, dy = 0): void => {
  page.words = page.words.map((word) => (names.includes(word.text) ? shiftWord(word, dx, dy) : word));
};

describe('a line that was set anew is clean', () => {
  it('when its rest stands where the layout says', async () => {
    expect(await kindsOf(makeMovedPage())).toEqual([]);
  });

  it('when the move is told to the nearest step only', async () => {
    for (const off of [0.4, -0.4])
      expect(await kindsOf(edit((page) => moveWords(page, ['TODAY', 'AT', 'HOME'], off)))).toEqual([]);
  });

  it('when the box is wider than what it stands for', async () => {
    const wide: Rect = [x0, y0, x1 + 18, y1];
    const page = edit((made) => {
      moveWords(made, ['TODAY', 'AT', 'HOME'], 18 - narrower);
      made.boxes = [wide];
      setLayout(made, { boxes: [wide], moves: [moveOf(restOfLine, 18)] });
    });
    expect(await kindsOf(page)).toEqual([]);
  });

  it('when nothing follows, and the place of the mark is left empty', async () => {
    const last = markWord('HOME', findWord('HOME').x, findWord('HOME').y);
    const box: Rect = [last.rect[0], last.rect[1], last.rect[2] - 18, last.rect[3]];
    const page = edit((made) => {
      moveWords(made, ['TODAY', 'AT'], -narrower);
      made.words = [...made.words.filter(({ text }) => text !== 'HOME'), findWord(secret)];
      made.marks = [last];
      made.boxes = [box];
      setLayout(made, { boxes: [box], moves: [] });
    });
    expect(await kindsOf(page)).toEqual([]);
  });

  it('when a box was made wider over white space, and nothing was moved', async () => {
    const last = markWord('HOME', findWord('HOME').x, findWord('HOME').y);
    const box: Rect = [last.rect[0], last.rect[1], last.rect[2] + 40, last.rect[3]];
    const page = edit((made) => {
      moveWords(made, ['TODAY', 'AT'], -narrower);
      made.words = [...made.words.filter(({ text }) => text !== 'HOME'), findWord(secret)];
      made.marks = [last];
      made.boxes = [box];
      setLayout(made, { boxes: [box], moves: [] });
    });
    expect(await kindsOf(page)).toEqual([]);
  });

  it('when two marks and the comma between them became one box', async () => {
    const next = findWord('TODAY');
    const second = markWord('TODAY', next.x, next.y);
    const page = edit((made) => {
      made.before = show(',', x1 - 0.5, next.y);
      made.words = made.words.filter(({ text }) => text !== 'TODAY');
      made.marks = [marked, second];
      setLayout(made, { moves: [moveOf(surround('AT', 'HOME'), narrower)] });
      made.boxes = [[x0, y0, second.rect[2] + narrower, y1]];
      setLayout(made, { boxes: made.boxes });
    });
    expect(await kindsOf(page)).toEqual([]);
  });

  it('on pages of any size, corner, turn and unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 395, max: 430, noNaN: true }),
        fc.constantFrom(0, 90, 180, 270),
        fc.constantFrom(1, 2),
        fc.integer({ min: 1, max: 60 }),
        async (width, turn, unit, steps) => {
          const dx = (-steps * step) / unit;
          const box: Rect = [x0, y0, Math.max(x0 + 8, x1 + dx), y1];
          fc.pre(x1 + dx > x0 + 8);
          const page = edit((made) => {
            moveWords(made, ['TODAY', 'AT', 'HOME'], dx - narrower);
            made.boxes = [box];
            setLayout(made, { boxes: [box], moves: [moveOf(restOfLine, dx)] });
          });
          const mediaBox = `[-7.3 11.1 ${width.toFixed(3)} ${(width + 3.7).toFixed(3)}]`;
          const report = await verifyOutput(
            inputForMoved(page, { mediaBox, page: `/Rotate ${turn} /UserUnit ${unit}` }),
          );
          expect(report.findings).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

const bad: readonly (readonly [string, string, (page: MovedPage) => void])[] = [
  [
    'a layout that lies about how far the line was moved',
    'added-text',
    (page) => setLayout(page, { moves: [moveOf(restOfLine, narrower + 12 * step)] }),
  ],
  [
    'a line that was not moved though the layout says so',
    'added-text',
    (page) => moveWords(page, ['TODAY', 'AT', 'HOME'], -narrower),
  ],
  [
    'a line that was moved though the layout does not say so',
    'added-text',
    (page) => setLayout(page, { moves: [] }),
  ],
  [
    'the marked word itself, as if it had been moved',
    'layout',
    (page) => {
      page.words = [...page.words, shiftWord(findWord(secret), 90 * step)];
      const from: Rect = [x0, y0, x1, y1];
      setLayout(page, { moves: [...page.layout.moves, moveOf(from, 90 * step)] });
    },
  ],
  [
    'letters of the marked word, as if they were the words that follow',
    'added-text',
    (page) => {
      page.words = page.words.map((word) => (word.text === 'TODAY' ? { ...word, text: 'ZEBRA' } : word));
    },
  ],
  [
    'the end of the marked word beside a narrower box',
    'added-text',
    (page) => {
      page.words = page.words.filter(({ text }) => !['TODAY', 'AT', 'HOME'].includes(text));
      page.words = [...page.words, { ...findWord(secret), text: 'ISH', x: x1 - widthOf('ISH') }];
    },
  ],
  [
    'strokes of the marked word beside a narrower box, where nothing was moved',
    'box-not-covered',
    (page) => {
      const last = markWord('HOME', findWord('HOME').x, findWord('HOME').y);
      const box: Rect = [last.rect[0], last.rect[1], last.rect[2] - 18, last.rect[3]];
      moveWords(page, ['TODAY', 'AT'], -narrower);
      page.words = [...page.words.filter(({ text }) => text !== 'HOME'), findWord(secret)];
      page.more = `0 g ${last.rect[2] - 9} 240 1.2 8.6 re f\n`;
      page.marks = [last];
      page.boxes = [box];
      setLayout(page, { boxes: [box], moves: [] });
    },
  ],
  [
    'invisible letters of the marked word beside a narrower box',
    'added-text',
    (page) => {
      page.more = `BT 3 Tr /F1 12 Tf 1 0 0 1 ${x1 + narrower + 4} 240 Tm (ZEBRA) Tj ET\n`;
    },
  ],
  [
    'a drawing where the mark was, under words that were moved there',
    'object-in-box',
    (page) => {
      page.more = `q 0.9 g ${x1 - 20} 242 m ${x1 - 10} 246 l ${x1 - 15} 244 l f Q\n`;
    },
  ],
  [
    'a move by half a step',
    'layout',
    (page) => setLayout(page, { moves: [moveOf(restOfLine, narrower + step / 2)] }),
  ],
  [
    'a move across the line',
    'layout',
    (page) => {
      moveWords(page, ['TODAY', 'AT', 'HOME'], -narrower, 20 * step);
      setLayout(page, { moves: [moveOf(restOfLine, 0, 20 * step)] });
    },
  ],
  [
    'a move along the line and across it',
    'layout',
    (page) => {
      moveWords(page, ['TODAY', 'AT', 'HOME'], 0, 2 * step);
      setLayout(page, { moves: [moveOf(restOfLine, narrower, 2 * step)] });
    },
  ],
  [
    'parts that overlap where they stood',
    'layout',
    (page) =>
      setLayout(page, {
        moves: [moveOf(restOfLine, narrower), moveOf(surround('AT', 'AT'), narrower)],
      }),
  ],
  [
    'parts that overlap where they stand',
    'layout',
    (page) =>
      setLayout(page, {
        moves: [moveOf(surround('TODAY', 'TODAY'), narrower), moveOf(surround('AT', 'HOME'), narrower * 2)],
      }),
  ],
  [
    'words in another order',
    'layout',
    (page) => {
      moveWords(page, ['AT'], 50 * step);
      moveWords(page, ['HOME'], -22 * step);
      setLayout(page, {
        moves: [
          moveOf(surround('TODAY', 'TODAY'), narrower),
          moveOf(surround('AT', 'AT'), narrower + 50 * step),
          moveOf(surround('HOME', 'HOME'), narrower - 22 * step),
        ],
      });
    },
  ],
  [
    'a part that reaches into a box',
    'layout',
    (page) => {
      moveWords(page, ['TODAY', 'AT', 'HOME'], -10 * step);
      setLayout(page, { moves: [moveOf(restOfLine, narrower - 10 * step)] });
    },
  ],
  [
    'a part moved off the page',
    'layout',
    (page) => {
      moveWords(page, ['HOME'], 200 * step);
      setLayout(page, {
        moves: [
          moveOf(surround('TODAY', 'AT'), narrower),
          moveOf(surround('HOME', 'HOME'), narrower + 200 * step),
        ],
      });
    },
  ],
  [
    'a line without a mark that was moved',
    'layout',
    (page) => {
      moveWords(page, ['THE', 'REVIEW', 'WAS', 'HELD', 'LATER'], 10 * step);
      setLayout(page, { moves: [...page.layout.moves, moveOf(surround('THE', 'LATER'), 10 * step)] });
    },
  ],
  [
    'a mark without a box',
    'box-not-covered',
    (page) => {
      page.boxes = [];
      setLayout(page, { boxes: [] });
    },
  ],
  [
    'a box in another line than its mark',
    'box-not-covered',
    (page) => {
      page.boxes = [[x0, y0 - 60, x1 + narrower, y1 - 60]];
      setLayout(page, { boxes: page.boxes });
    },
  ],
  [
    'a box that is not drawn where the layout says',
    'box-not-covered',
    (page) => {
      page.boxes = [[x0, y0, x1 + narrower - 15, y1]];
    },
  ],
  [
    'a second box, over words that nobody marked',
    'layout',
    (page) => {
      const over = surround('REVIEW', 'REVIEW', 2);
      page.words = page.words.filter(({ text }) => text !== 'REVIEW');
      page.boxes = [boxRect, over];
      setLayout(page, { boxes: page.boxes });
    },
  ],
  [
    'a box that reaches over words that nobody marked',
    'lost-word',
    (page) => {
      page.words = page.words.filter(({ text }) => text !== 'BY');
      page.boxes = [[findWord('BY').x - 1, y0, x1 + narrower, y1]];
      setLayout(page, { boxes: page.boxes });
    },
  ],
  [
    'a box over a drawing that nobody marked',
    'lost-ink',
    (page) => {
      page.before = `0 g ${x1 + narrower - 40} 252 20 6 re f\n`;
      page.boxes = [[x0, y0, x1 + narrower, y1 + 12]];
      setLayout(page, { boxes: page.boxes });
    },
  ],
  [
    'a word lost from what was moved',
    'lost-word',
    (page) => {
      page.words = page.words.filter(({ text }) => text !== 'HOME');
    },
  ],
  [
    'a short word lost from what was moved',
    'lost-ink',
    (page) => {
      page.words = page.words.filter(({ text }) => text !== 'AT');
    },
  ],
  [
    'a word put into what was moved',
    'added-text',
    (page) => {
      page.words = [...page.words, shiftWord({ ...findWord('HOME'), text: 'NOT' }, 10)];
    },
  ],
  [
    'words moved over a drawing that stays',
    'layout',
    (page) => {
      const at = findWord('HOME').x + 60;
      page.before = `0 g ${at} 240 40 9 re f\n`;
      page.more = page.before;
      moveWords(page, ['HOME'], 60 - narrower);
      setLayout(page, {
        moves: [
          moveOf(surround('TODAY', 'AT'), narrower),
          moveOf(surround('HOME', 'HOME'), Math.round(60 / step) * step),
        ],
      });
    },
  ],
  [
    'a drawing that was erased by moving white paper over it',
    'lost-ink',
    (page) => {
      const at = findWord('HOME').x + 60;
      page.before = `0 g ${at} 240 40 9 re f\n`;
      setLayout(page, { moves: [...page.layout.moves, moveOf([at + 45, 239, at + 88, 250], -45)] });
    },
  ],
];

describe('a line that was set anew is rejected', () => {
  it.each(bad)('%s: %s', async (_, kind, change) => {
    expect(await kindsOf(edit(change))).toContain(kind);
  });

  it('without the original, which alone can bear it out', async () => {
    expect(await kindsOf(makeMovedPage(), { original: null })).toEqual(['not-verified']);
  });

  it('without its layout', async () => {
    const { layouts: _, ...input } = inputForMoved(makeMovedPage());
    const kinds = (await verifyOutput(input)).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['box-not-covered', 'lost-ink']));
  });

  it('with numbers that are none', async () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const page = edit((made) => setLayout(made, { moves: [moveOf(restOfLine, wrong)] }));
      expect(await kindsOf(page)).toContain('layout');
    }
  });

  it('with any letter of the withheld word left anywhere but in a label', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 380 }),
        fc.integer({ min: 100, max: 390 }),
        fc.integer({ min: 4, max: 14 }),
        fc.constantFrom(0, 3),
        async (x, y, size, mode) => {
          fc.pre(x < x0 - 12 || x > x1 + narrower + 2 || y < y0 - 12 || y > y1 + 2);
          const page = edit((made) => {
            made.more = `BT ${mode} Tr /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (Z) Tj ET\n`;
          });
          expect(await kindsOf(page)).toContain('added-text');
        },
      ),
      { numRuns: 60 },
    );
  });
});
