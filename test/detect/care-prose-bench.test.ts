/** What the bench of detection counts, and what it makes of a page that was scanned. */
import { describe, expect, test } from 'vitest';
import { addNoise } from '../../scripts/bench/detect/add-noise.ts';
import { countLeftAlone } from '../../scripts/bench/detect/care-documents.ts';
import { describeNameForm, listMisses } from '../../scripts/bench/detect/kinds-of-miss.ts';
import { scoreRegistered } from '../../scripts/bench/detect/registered-people.ts';
import type { FoundHit } from '../../scripts/bench/detect/run-detection.ts';
import { type Label, type ScoredDocument, scoreType } from '../../scripts/bench/detect/score-hits.ts';
import { parseCarePage, readCareProse } from '../support/care-prose.ts';

const text = 'Karen Hughes, 3 Mill Lane, HX9 4TT, her aunt, Thursday.';

function hit(type: FoundHit['type'], words: string, more: Partial<FoundHit> = {}): FoundHit {
  const start = text.indexOf(words);
  return { type, start, end: start + words.length, tier: 1, proposedAsKept: false, personId: null, ...more };
}

function label(type: Label['type'], words: string, wanted = true): Label {
  const start = text.indexOf(words);
  return { type, start, end: start + words.length, wanted };
}

const labels = [
  label('person', 'Karen Hughes'),
  label('address', '3 Mill Lane, HX9 4TT'),
  label('postcode', 'HX9 4TT'),
  label('person', 'her aunt', false),
];

function score(type: Label['type'], hits: readonly FoundHit[]) {
  const document: ScoredDocument = { kind: 'note', text, labels, hits };
  return scoreType([document], type);
}

describe('the score', () => {
  test('counts a label as found by any overlap, and as whole only when all of it is covered', () => {
    expect(score('person', [hit('person', 'Hughes')]).marked).toEqual({
      recall: { part: 1, whole: 1 },
      wholeRecall: { part: 0, whole: 1 },
      precision: { part: 1, whole: 1 },
    });
    expect(score('person', [hit('person', 'Karen'), hit('person', 'Hughes')]).marked.wholeRecall.part).toBe(
      1,
    );
    expect(score('person', []).marked.recall).toEqual({ part: 0, whole: 1 });
  });

  test('counts a hit on nothing, or on a label of another type, as wrong', () => {
    const { marked } = score('person', [hit('person', 'Thursday'), hit('person', 'Mill')]);
    expect(marked.precision).toEqual({ part: 0, whole: 2 });
    expect(marked.recall.part).toBe(0);
  });

  test('counts words for somebody as right without looking for them', () => {
    const { marked } = score('person', [hit('person', 'her aunt')]);
    expect(marked.precision).toEqual({ part: 1, whole: 1 });
    expect(marked.recall).toEqual({ part: 0, whole: 1 });
  });

  test('lets an address find its postcode, and no postcode its address', () => {
    expect(score('postcode', [hit('address', '3 Mill Lane, HX9 4TT')]).marked.recall.part).toBe(1);
    expect(score('address', [hit('postcode', 'HX9 4TT')]).marked.recall.part).toBe(0);
  });

  test('keeps the queue apart from what is marked beforehand', () => {
    const { marked, queue } = score('person', [hit('person', 'Karen Hughes', { tier: 2 })]);
    expect([marked.recall.part, queue.recall.part]).toEqual([0, 1]);
    expect([marked.precision.whole, queue.precision.whole]).toEqual([0, 1]);
  });

  test('says what stands where a label was missed', () => {
    const hits = [hit('organisation', 'Hughes')];
    expect(
      listMisses([{ kind: 'note', text, labels, hits }]).map(({ type, why }) => `${type}: ${why}`),
    ).toEqual(['person: taken for organisation', 'address: nothing there', 'postcode: nothing there']);
  });
});

test.each([
  ['Karen Hughes', 'two words or more'],
  ['Kaz', 'one word'],
  ['kaz', 'small letters'],
  ['K.H.', 'initials'],
  ['KH', 'initials'],
  ['KAREN', 'capitals'],
  ['HUGHES, Karen', 'surname first'],
  ['K. Hughes', 'initial and surname'],
  ['Karen\nHughes', 'over a line end'],
  ['Kar3n', 'with a figure in it'],
])('the form of %j is "%s"', (name, form) => {
  expect(describeNameForm(name)).toBe(form);
});

const header =
  'kind: note\nperson ann: Ann Orme | professional\nperson tom: Tom Bright | requester\nperson kaz: Karen Hughes | other | Kaz\n---\n';

test('what must stay is left alone unless something marked beforehand would withhold it', () => {
  const page = parseCarePage('a.txt', `${header}[[@ann|Ann Orme]] on [[keep:phone|01632 960001]].`);
  const at = (type: FoundHit['type'], more: Partial<FoundHit> = {}): FoundHit => ({
    ...hit('person', 'Karen'),
    type,
    start: 0,
    end: 3,
    ...more,
  });
  const count = (hits: readonly FoundHit[]) =>
    countLeftAlone([{ page, kind: page.kind, text: page.text, labels: [], hits }]).get('professional')?.part;
  expect(count([])).toBe(1);
  expect(count([at('person')])).toBe(0);
  expect(count([at('person', { tier: 2 })])).toBe(1);
  expect(count([at('person', { proposedAsKept: true })])).toBe(1);
  expect(count([at('organisation')])).toBe(1);
});

test('places of registered people are counted, a lone letter and an unrecorded pet name apart', () => {
  const page = parseCarePage(
    'a.txt',
    `${header}[[@kaz|Karen Hughes]] and [[@kaz|Kaz]] came. Told [[@kaz|K]] about it. [[@kaz|Bubba]] left. [[@tom|Tom Bright]] stayed.\n`,
  );
  expect(scoreRegistered([page], null)).toMatchObject({
    found: { part: 2, whole: 2 },
    attributed: { part: 2, whole: 2 },
    lone: { whole: 1 },
    unrecorded: { whole: 1 },
    missed: [],
  });
});

describe('a scan', () => {
  const pages = readCareProse('tuning');

  test('is the same each time, and another with another seed', () => {
    const [page] = pages;
    const read = (seed: number) => addNoise(page?.text ?? '', page?.spans ?? [], seed);
    expect(read(1)).toEqual(read(1));
    expect(read(1).text).not.toBe(read(2).text);
    expect(read(1).text).not.toBe(page?.text);
  });

  test('moves each label to where its words are now', () => {
    let changed = 0;
    for (const [index, page] of pages.entries()) {
      const { text: noisy, spans } = addNoise(page.text, page.spans, index);
      for (const { start, end, text: meant } of spans) {
        const now = noisy.slice(start, end);
        // A confusion or a cut changes a word by a few characters at most.
        expect(Math.abs(now.length - meant.length)).toBeLessThanOrEqual(2 * meant.split(/\s+/).length);
        expect(/^\s|\s$/.test(now)).toBe(false);
        if (now !== meant) changed += 1;
      }
      expect(spans.length).toBe(page.spans.length);
    }
    expect(changed).toBeGreaterThan(50);
  });
});
