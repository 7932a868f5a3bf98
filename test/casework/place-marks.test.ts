import { describe, expect, test, vi } from 'vitest';
import type { DecisionInput, NewMark } from '../../src-main/contract/answers.ts';
import type { Request } from '../../src-main/contract/request.ts';
import type { DocumentId } from '../../src-main/contract/values.ts';
import {
  type CaseDesk,
  fileOf,
  importFiles,
  keep,
  makeRequest,
  marksOf,
  openCaseDesk,
  refusalOf,
  withhold,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const page = 'The aunt said no.\nAn aunt, and the Aunt; aunts taunt.';

async function openWith(text = page, request?: Request): Promise<CaseDesk & { documentId: DocumentId }> {
  const desk = await openCaseDesk(request);
  const [documentId] = await importFiles(desk, fileOf('a.pdf', [text]));
  if (documentId === undefined) throw new Error('Not imported');
  return Object.assign(desk, { documentId });
}

type Opened = Awaited<ReturnType<typeof openWith>>;

function mark({ documentId }: Opened, more: Partial<NewMark>): NewMark {
  return { documentId, page: 1, range: null, rects: [], personId: null, ...more };
}

function add(desk: Opened, more: Partial<NewMark>, decision: DecisionInput | null = null) {
  return desk.client.call('addMarks', { caseId: desk.caseId, marks: [mark(desk, more)], decision });
}

describe('a mark made by selecting text', () => {
  test('covers the text line by line and holds it as it stands', async () => {
    const desk = await openWith();
    await add(desk, { range: { start: 4, end: 25 } });
    const [made] = await marksOf(desk);
    expect(made).toMatchObject({
      text: page.slice(4, 25),
      source: 'hand',
      range: { start: 4, end: 25 },
      decision: null,
    });
    expect(made?.rects).toHaveLength(2);
  });

  test('may be decided at once, by whoever made it', async () => {
    const desk = await openWith();
    await add(desk, { range: { start: 4, end: 8 } }, withhold);
    const [made] = await marksOf(desk);
    expect(made?.decision).toMatchObject({ ...withhold, by: { name: 'Cass Worthing' }, at: desk.clock.now });
    expect(made?.decision).not.toHaveProperty('followsPerson');
  });

  test.each([
    ['beyond the end of the page', { start: 4, end: 9999 }],
    ['that ends before it starts', { start: 9, end: 4 }],
    ['without ink', { start: 3, end: 4 }],
  ])('%s is refused', async (_name, range) => {
    const desk = await openWith();
    expect(await refusalOf(add(desk, { range }))).toBe('marks-invalid');
    expect(await marksOf(desk)).toEqual([]);
  });
});

describe('a mark drawn as a box', () => {
  test('holds no text', async () => {
    const desk = await openWith();
    await add(desk, { rects: [[10, 10, 50, 50]] }, withhold);
    expect(await marksOf(desk)).toMatchObject([{ rects: [[10, 10, 50, 50]], range: null, text: '' }]);
  });

  test('outside the page is refused, also as one of several', async () => {
    const desk = await openWith();
    expect(await refusalOf(add(desk, { rects: [[600, 10, 650, 50]] }))).toBe('mark-outside-page');
    const both = [
      [10, 10, 50, 50],
      [600, 10, 650, 50],
    ] as const;
    expect(await refusalOf(add(desk, { rects: [[...both[0]], [...both[1]]] }))).toBe('mark-outside-page');
    expect(await marksOf(desk)).toEqual([]);
  });

  test('that reaches over the edge is a mark', async () => {
    const desk = await openWith();
    await add(desk, { rects: [[580, 10, 650, 50]] });
    expect(await marksOf(desk)).toHaveLength(1);
  });

  test('without a rectangle, and on a page that is not there, is refused', async () => {
    const desk = await openWith();
    expect(await refusalOf(add(desk, {}))).toBe('marks-invalid');
    expect(await refusalOf(add(desk, { page: 2, rects: [[1, 1, 2, 2]] }))).toBe('mark-page-missing');
  });
});

describe('a decision', () => {
  const decide = async (decision: DecisionInput, request?: Request) => {
    const desk = await openWith(page, request);
    return refusalOf(add(desk, { range: { start: 4, end: 8 } }, decision));
  };
  const parentOf = (dateOfBirth: string): Request =>
    makeRequest({
      subject: { name: 'Ellie Marsh', aliases: [], dateOfBirth },
      requester: { name: 'Jo Marsh', capacity: 'parent', authorityNote: 'Birth certificate seen' },
    });

  test('to withhold needs a code', async () => {
    expect(await decide({ ...withhold, codes: [] })).toBe('code-missing');
    expect(await decide({ ...withhold, codes: ['NO-SUCH'] })).toBe('code-unknown');
  });

  test('by the code for child abuse is for children only, and only where a parent asks', async () => {
    const ca = { ...withhold, codes: ['CA'] };
    expect(await decide(ca, parentOf('2001-05-04'))).toBe('code-not-valid');
    expect(await decide(ca, makeRequest())).toBe('code-not-valid');
    expect(await decide(ca, parentOf('2015-05-04'))).toBe('not refused');
  });

  test('by the code for what was given in confidence is not for those who ask for themselves', async () => {
    expect(await decide({ ...withhold, codes: ['EXP-SW'] }, makeRequest())).toBe('code-not-valid');
    expect(await decide({ ...withhold, codes: ['EXP-SW'] }, parentOf('2015-05-04'))).toBe('not refused');
  });

  test('is worded neutrally only where the reason itself would give the secret away', async () => {
    expect(await decide({ ...withhold, neutral: true })).toBe('code-not-valid');
    expect(await decide({ ...withhold, codes: ['CR'], neutral: true })).toBe('not refused');
  });

  test('to keep carries no codes', async () => {
    const desk = await openWith();
    await add(desk, { range: { start: 4, end: 8 } }, { ...keep, codes: ['TP'] });
    expect((await marksOf(desk))[0]?.decision).toMatchObject({ outcome: 'keep', codes: [] });
  });
});

describe('a text marked everywhere', () => {
  test('is marked where it stands as a whole word, in any letter case', async () => {
    const desk = await openWith();
    const answer = await desk.client.call('markEverywhere', {
      caseId: desk.caseId,
      text: 'aunt',
      personId: null,
      decision: withhold,
    });
    expect(answer.markIds).toHaveLength(3);
    expect((await marksOf(desk)).map((made) => [made.text, made.source])).toEqual([
      ['aunt', 'search'],
      ['aunt', 'search'],
      ['Aunt', 'search'],
    ]);
  });

  test('leaves what a human decided, and counts it', async () => {
    const desk = await openWith();
    await add(desk, { range: { start: 4, end: 8 } }, keep);
    const answer = await desk.client.call('markEverywhere', {
      caseId: desk.caseId,
      text: 'aunt',
      personId: null,
      decision: withhold,
    });
    expect(answer.leftAlone).toBe(1);
    expect((await marksOf(desk)).map((made) => made.decision?.outcome)).toEqual([
      'keep',
      'withhold',
      'withhold',
    ]);
  });

  test('that stands nowhere leaves no step to undo, and nothing that was undone is lost', async () => {
    const desk = await openWith();
    const { client, caseId } = desk;
    await add(desk, { range: { start: 4, end: 8 } }, keep);
    await client.call('undo', { caseId });
    await client.call('markEverywhere', { caseId, text: 'uncle', personId: null, decision: withhold });
    expect(await client.call('getCase', { caseId })).toMatchObject({ canUndo: false, canRedo: true });
  });
});
