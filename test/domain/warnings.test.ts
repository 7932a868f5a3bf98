import { expect, test } from 'vitest';
import { DocumentId, MarkId, PersonId } from '../../src-main/contract/values.ts';
import { listWarnings } from '../../src-main/domain/warnings.ts';
import { inventDecision, inventMark, inventPerson } from './invented.ts';

const subject = { name: 'Jamie Hughes', aliases: ['Jay'] };
const nothing = { marks: [], people: [], subject, pages: [], texts: [] };
const withheld = inventMark({ decision: inventDecision() });
const id = (text: string) => MarkId.parse(text);

test('a third party withheld, a fair page and an even text raise no warning', () => {
  expect(
    listWarnings({
      marks: [withheld],
      people: [inventPerson()],
      subject,
      pages: [{ documentId: DocumentId.parse('d1'), page: 1, share: 0.2, markIds: [id('m1')] }],
      texts: [
        { withheld: 3, open: 0, markIds: [id('m1')] },
        { withheld: 0, open: 2, markIds: [] },
      ],
    }),
  ).toEqual([]);
});

test('a professional in role withheld is pointed out with the paragraph, a suggestion is not', () => {
  const people = [inventPerson({ role: 'professional' })];
  const [warning] = listWarnings({ ...nothing, marks: [withheld, inventMark()], people });
  expect(warning).toMatchObject({ kind: 'professional-withheld', count: 1, markIds: ['m1'] });
  expect(warning?.reason).toContain('paragraph 17');
});

test('what was proposed as kept and is withheld is pointed out; kept, or for another reason, it is not', () => {
  const keepGround = 'organisation' as const;
  const proposed = { ...withheld, personId: null, text: '0800 1111', keepGround };
  expect(listWarnings({ ...nothing, marks: [proposed] })).toMatchObject([
    { kind: 'proposed-as-kept-withheld', count: 1, markIds: ['m1'] },
  ]);
  expect(listWarnings({ ...nothing, marks: [{ ...proposed, decision: null }] })).toEqual([]);
  const { keepGround: _none, ...plain } = proposed;
  expect(listWarnings({ ...nothing, marks: [plain] })).toEqual([]);
});

test('the subject’s own name withheld is pointed out, by the register or by its text', () => {
  const byText = { ...withheld, personId: null, text: 'JAMIE \n HUGHES' };
  expect(listWarnings({ ...nothing, marks: [byText] })).toMatchObject([
    { kind: 'subject-withheld', count: 1 },
  ]);
  const byRegister = { ...withheld, personId: PersonId.parse('p1'), text: 'him' };
  expect(
    listWarnings({ ...nothing, marks: [byRegister], people: [inventPerson({ role: 'subject' })] }),
  ).toMatchObject([{ kind: 'subject-withheld', count: 1 }]);
});

test('a page that is mostly withheld, and a text both withheld and open, are pointed out', () => {
  const warnings = listWarnings({
    ...nothing,
    pages: [{ documentId: DocumentId.parse('d1'), page: 1, share: 0.6, markIds: [id('a'), id('b')] }],
    texts: [{ withheld: 1, open: 4, markIds: [id('a')] }],
  });
  expect(warnings).toMatchObject([
    { kind: 'page-mostly-withheld', count: 1, markIds: ['a', 'b'] },
    { kind: 'withheld-here-open-there', count: 1, markIds: ['a'] },
  ]);
});
