/** Uneven decisions, and what gives away beside a withheld name who it is. */
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { Person } from '../../src-main/contract/person.ts';
import { DocumentId, MarkId, PersonId } from '../../src-main/contract/values.ts';
import { listSlips } from '../../src-main/domain/consistency.ts';
import { inventDecision, inventMark, inventPerson } from './invented.ts';

const documentId = DocumentId.parse('d1');
const karen = inventPerson({
  aliases: ['Kaz'],
  emails: ['kazza79@mailbox.example'],
  phones: ['01632 960123'],
});

/** Marks on the words between brackets: [withheld], {kept}, <undecided>. */
function look(written: string, people: readonly Person[] = [karen], personId: PersonId | null = karen.id) {
  const text = written.replace(/[[\]{}<>]/g, '');
  const marks: Mark[] = [];
  let removed = 0;
  for (const match of written.matchAll(/[[{<]([^\]}>]+)[\]}>]/g)) {
    const start = match.index - removed;
    removed += 2;
    const [whole] = match;
    const decision = whole.startsWith('<')
      ? null
      : inventDecision(whole.startsWith('[') ? {} : { outcome: 'keep', codes: [] });
    marks.push(
      inventMark({
        id: MarkId.parse(`m${marks.length + 1}`),
        text: match[1] ?? '',
        range: { start, end: start + (match[1] ?? '').length },
        personId,
        decision,
      }),
    );
  }
  return listSlips({ marks, people, pages: [{ documentId, page: 1, text }] }).map(
    ({ kind, text: found, markIds }) => ({
      kind,
      found,
      markIds,
    }),
  );
}

describe('the same words', () => {
  test('withheld here and kept there are a slip, told at the place that is kept', () => {
    expect(look('[Karen Hughes] came. {karen  hughes} left.')).toEqual([
      { kind: 'decided-both-ways', found: 'karen  hughes', markIds: ['m1'] },
    ]);
  });

  test('of two people, undecided, or decided alike are none', () => {
    expect(look('[Karen Hughes] came. <Karen Hughes> left.')).toEqual([]);
    expect(look('[Karen Hughes] came. [Karen Hughes] left.')).toEqual([]);
    const mine = inventMark({ decision: inventDecision(), text: 'Sam' });
    const theirs = inventMark({
      id: MarkId.parse('m2'),
      decision: inventDecision({ outcome: 'keep', codes: [] }),
      text: 'Sam',
      personId: PersonId.parse('p2'),
      range: { start: 30, end: 33 },
    });
    expect(listSlips({ marks: [mine, theirs], people: [], pages: [] })).toEqual([]);
    expect(listSlips({ marks: [mine, { ...theirs, personId: null }], people: [], pages: [] })).toHaveLength(
      1,
    );
  });
});

describe('a withheld name', () => {
  test('may hold any sign that names and addresses have', () => {
    const hyphen = inventPerson({
      name: 'Jo Hartley-Bass',
      aliases: ['Jo (mum)', '+ & / *'],
      emails: ['a-b+c@x.example'],
    });
    expect(look('[Jo Hartley-Bass] wrote: a-b+c@x.example, Hartley-Bass.', [hyphen])).toMatchObject([
      { found: 'a-b+c@x.example' },
      { found: 'Hartley-Bass' },
    ]);
  });

  test.each([
    ['[Karen Hughes] came. Later Kaz left.', 'other-name-open', 'Kaz'],
    ['[Karen Hughes] came. K.H. was cross.', 'other-name-open', 'K.H'],
    ['[Karen Hughes] came. Mrs Hughes was cross.', 'other-name-open', 'Hughes'],
    ['[Karen Hughes] at kazza79@mailbox.example', 'contact-open', 'kazza79@mailbox.example'],
    ['[Karen Hughes], 01632  960123', 'contact-open', '01632  960123'],
  ])('%s', (text, kind, found) => {
    expect(look(text)).toEqual([{ kind, found, markIds: ['m1'] }]);
  });

  test.each([
    '[Karen Hughes] came. [Kaz] left.',
    '[Karen Hughes] came. {Kaz} left.',
    'Kaz came and K.H. left.',
    '[Karen Hughes] saw hughesville, the karenia and kh.',
  ])('gives nothing away in %j', (text) => {
    expect(look(text).filter(({ kind }) => kind !== 'decided-both-ways')).toEqual([]);
  });
});

describe('details of one life beside a withheld name', () => {
  test('are a slip when three of them stand open together', () => {
    const found = look('[Karen Hughes] is aged 9, goes to Hill Top Primary School and lives in Mill Lane.');
    expect(found).toEqual([
      {
        kind: 'identifying-together',
        found: 'aged 9, goes to Hill Top Primary School and lives in Mill Lane',
        markIds: ['m1'],
      },
    ]);
  });

  test.each([
    '[Karen Hughes] is aged 9 and goes to Hill Top Primary School.',
    'She is aged 9, goes to Hill Top Primary School and lives in Mill Lane.',
    '[Karen Hughes] is aged 9, goes to [Hill Top Primary School] and lives in Mill Lane.',
    `[Karen Hughes] is aged 9. ${'It rained on. '.repeat(40)}Hill Top Primary School lies in Mill Lane.`,
  ])('are none in %j', (text) => {
    expect(look(text).filter(({ kind }) => kind === 'identifying-together')).toEqual([]);
  });
});

describe('what is not telling', () => {
  const maya: Person = {
    ...inventPerson({ name: 'Maya Thorne', role: 'subject' }),
    id: PersonId.parse('p0'),
    decision: { outcome: 'keep', code: null, rationale: '' },
  };
  const jayden = inventPerson({ name: 'Jayden Thorne' });

  test('a surname that is the requester’s own gives nobody away, a forename does', () => {
    expect(look('[Jayden Thorne] and Mrs Thorne came.', [maya, jayden])).toEqual([]);
    expect(look('[Jayden Thorne] came, then Jayden left.', [maya, jayden])).toMatchObject([
      { kind: 'other-name-open', found: 'Jayden' },
    ]);
  });

  test('initials that are a short form of the field are nobody’s', () => {
    const stacey = inventPerson({ name: 'Stacey Whitlock' });
    const text = 'Stacey Whitlock told the SW so.';
    const mark = inventMark({
      text: 'Stacey Whitlock',
      range: { start: 0, end: 15 },
      personId: stacey.id,
      decision: inventDecision(),
    });
    const compare = (shortForms: readonly string[]) =>
      listSlips({
        marks: [mark],
        people: [stacey],
        pages: [{ documentId, page: 1, text }],
        shortForms: new Set(shortForms),
      }).map((slip) => slip.text);
    expect(compare([])).toEqual(['SW']);
    expect(compare(['SW'])).toEqual([]);
  });

  test('an address that is kept leads to the person whose name is withheld', () => {
    expect(look('[Karen Hughes] wrote from {kazza79@mailbox.example} today.')).toMatchObject([
      { kind: 'contact-open', found: 'kazza79@mailbox.example' },
    ]);
  });
});
