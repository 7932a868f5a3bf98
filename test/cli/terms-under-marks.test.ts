import { describe, expect, it } from 'vitest';
import { listTermsUnderMarks } from '../../src-main/cli/terms-under-marks.ts';
import type { ExtractedPage, RedactionMark } from '../../src-main/pdf/engine.ts';

/** Lines of text in cells of 1 by 1 points, the first line on top. */
function layPage(page: number, text: string): ExtractedPage {
  const boxes = new Float32Array(text.length * 4);
  let [x, y] = [0, 99];
  for (const [at, character] of [...text].entries()) {
    if (character === '\n') [x, y] = [0, y - 1];
    else {
      if (character !== ' ') boxes.set([x, y, x + 1, y + 1], at * 4);
      x += 1;
    }
  }
  const box = [0, 0, 100, 100] as const;
  return { page, mediaBox: box, cropBox: box, rotation: 0, userUnit: 1, text, boxes, toRead: null };
}

/** A mark on the first place of `text` in a line of the page. */
function markText(page: ExtractedPage, text: string, label = 'Withheld'): RedactionMark {
  const start = page.text.indexOf(text);
  const line = page.text.slice(0, start).split('\n').length - 1;
  const x = start - (page.text.lastIndexOf('\n', start) + 1);
  return { page: page.page, rect: [x, 99 - line, x + text.length, 100 - line], label };
}

function listTerms(texts: readonly string[], ...covered: readonly string[]): readonly string[] {
  const pages = texts.map((text, index) => layPage(index + 1, text));
  const [first] = pages;
  if (first === undefined) throw new Error('no page');
  return listTermsUnderMarks(
    { pages, annotated: false, findings: [] },
    covered.map((text) => markText(first, text)),
  );
}

describe('the words that a redacted file is searched for', () => {
  it('are those that stood under marks and nowhere else', () => {
    expect(listTerms(['Ann met Karen Hughes.', 'Ann came back.'], 'Karen Hughes')).toEqual([
      'Hughes',
      'Karen',
    ]);
    expect(listTerms(['Ann met Karen.', 'KAREN came back.'], 'Karen')).toEqual([]);
    expect(listTerms(['Ann met Karen.', 'Karenina came back.'], 'Karen')).toEqual(['Karen']);
  });

  it('are whole phrases where each of their words stands open elsewhere', () => {
    const texts = ['Karen Hughes came.', 'Karen Brown met Tom Hughes.'];
    expect(listTerms(texts, 'Karen Hughes')).toEqual(['Karen Hughes']);
    expect(listTerms([...texts, 'Karen Hughes again'], 'Karen Hughes')).toEqual([]);
  });

  it('are none that every redacted file has in its title or in what its metadata are made of', () => {
    expect(listTerms(['a document about Karen, part two'], 'document about Karen, part')).toEqual(['Karen']);
  });

  it('are numbers too, however they are grouped', () => {
    expect(listTerms(['born 12/03/2019, call 01632 960123'], '12/03/2019', '01632 960123')).toEqual([
      '12/03/2019',
      '960123',
      '01632',
    ]);
  });

  it('leave out words that a mark covers in part', () => {
    expect(listTerms(['Ann met Karen Hughes.'], 'aren Hugh')).toEqual([]);
  });

  it('leave out words that another reader may put together from the open text', () => {
    expect(listTerms(['hyperkalemia', 'hyper kalemia'], 'hyperkalemia')).toEqual([]);
    expect(listTerms(['hyperkalemia', 'hyper-\nkalemia'], 'hyperkalemia')).toEqual([]);
  });

  it('leave out what is too short to tell anything, and what is printed on boxes', () => {
    expect(listTerms(['No\n12\n2019'], 'No', '12', '2019')).toEqual([]);
    const page = layPage(1, 'another person');
    const mark = markText(page, 'another person', 'Name of another person');
    expect(listTermsUnderMarks({ pages: [page], annotated: false, findings: [] }, [mark])).toEqual([]);
  });
});
