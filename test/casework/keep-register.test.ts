import { describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { PersonId } from '../../src-main/contract/values.ts';
import {
  type CaseDesk,
  fileOf,
  idsOf,
  importFiles,
  keep,
  makeDetails,
  makeRequest,
  marksOf,
  names,
  openCaseDesk,
  refusalOf,
  texts,
  withhold,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const decided = { outcome: 'withhold', code: 'TP-ID', rationale: 'Refused' } as const;

async function openWithDocuments(): Promise<CaseDesk> {
  const desk = await openCaseDesk();
  await importFiles(desk, fileOf('notes.pdf', texts.notes), fileOf('letter.pdf', texts.letter));
  return desk;
}

async function addKaren({ client, caseId }: CaseDesk, more = {}): Promise<PersonId> {
  return (await client.call('addPerson', { caseId, details: makeDetails(more) })).personId;
}

async function marksOfPerson(desk: CaseDesk, personId: PersonId): Promise<readonly Mark[]> {
  return (await marksOf(desk)).filter((mark) => mark.personId === personId);
}

/** Everything that a reviewer sees of the case's marks and people. */
async function seeAll(desk: CaseDesk) {
  const { client, caseId } = desk;
  return { marks: await marksOf(desk), people: await client.call('listPeople', { caseId }) };
}

test('the subject’s own date of birth is not suggested, somebody else’s is', async () => {
  const desk = await openCaseDesk();
  const text = 'Ellie Marsh, date of birth 04/05/2001. Her cousin, date of birth 12/09/2003.';
  await importFiles(desk, fileOf('births.pdf', [text]));
  expect((await marksOf(desk)).map((mark) => mark.text)).toEqual(['12/09/2003']);
});

describe('a place found later', () => {
  test('is decided by who decided the person, not by who brought the file, so that the latter may review it', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    await importFiles(desk, fileOf('notes.pdf', texts.notes));
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const [decider] = (await marksOfPerson(desk, personId)).map((mark) => mark.decision?.by.id);
    await desk.signIn('colleague');
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    const marks = await marksOfPerson(desk, personId);
    expect(new Set(marks.map((mark) => mark.decision?.by.id))).toEqual(new Set([decider]));
    const reviewed = await client.call('reviewMarks', {
      caseId,
      markIds: idsOf(marks),
      outcome: 'agreed',
      note: '',
    });
    expect(reviewed).toEqual({ reviewed: marks.length, leftAlone: 0 });
  });
});

describe('this person, everywhere', () => {
  test('marks and decides each place where the person is named, in each document', async () => {
    const desk = await openWithDocuments();
    const personId = await addKaren(desk);
    const answer = await desk.client.call('decidePerson', {
      caseId: desk.caseId,
      personId,
      decision: decided,
    });
    const marks = await marksOfPerson(desk, personId);
    expect(answer).toEqual({ marked: 3, leftAlone: 0 });
    expect(marks.map((mark) => [mark.page, mark.text, mark.decision?.outcome, mark.decision?.codes])).toEqual(
      [
        [1, names.karen, 'withhold', ['TP-ID']],
        [2, names.karen, 'withhold', ['TP-ID']],
        [1, names.karen, 'withhold', ['TP-ID']],
      ],
    );
    for (const mark of marks) expect(mark.decision?.followsPerson).toBe(personId);
  });

  test('takes the evidence of its reason from the register', async () => {
    const desk = await openWithDocuments();
    const personId = await addKaren(desk);
    await desk.client.call('decidePerson', {
      caseId: desk.caseId,
      personId,
      decision: { outcome: 'withhold', code: 'TP', rationale: 'She fears him.' },
    });
    const [mark] = await marksOfPerson(desk, personId);
    expect(mark?.decision?.evidence).toEqual({
      person: 'Karen Hughes (third party, aunt)',
      consent: 'Consent was refused.',
      balancing: 'She fears him.',
    });
    expect(mark?.decision?.rationale).toBe('She fears him.');
  });

  test('leaves alone what a human decided, and counts it', async () => {
    const desk = await openWithDocuments();
    const personId = await addKaren(desk);
    const [first] = await marksOfPerson(desk, personId);
    if (first === undefined) throw new Error('No suggestion');
    const { client, caseId } = desk;
    await client.call('decideMarks', { caseId, markIds: [first.id], decision: keep });
    const answer = await client.call('decidePerson', { caseId, personId, decision: decided });
    expect(answer).toEqual({ marked: 2, leftAlone: 1 });
    const outcomes = (await marksOfPerson(desk, personId)).map((mark) => mark.decision?.outcome);
    expect(outcomes).toEqual(['keep', 'withhold', 'withhold']);
  });

  test('decided again re-decides what followed, and only that', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const [first] = await marksOfPerson(desk, personId);
    if (first === undefined) throw new Error('No mark');
    await client.call('decideMarks', { caseId, markIds: [first.id], decision: withhold });
    await client.call('decidePerson', {
      caseId,
      personId,
      decision: { outcome: 'keep', code: null, rationale: 'Agreed' },
    });
    const outcomes = (await marksOfPerson(desk, personId)).map((mark) => mark.decision?.outcome);
    expect(outcomes).toEqual(['withhold', 'keep', 'keep']);
  });

  test('undecided again makes what followed suggestions again', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const undecided = { outcome: 'undecided', code: null, rationale: '' } as const;
    await client.call('decidePerson', { caseId, personId, decision: undecided });
    expect((await marksOfPerson(desk, personId)).map((mark) => mark.decision)).toEqual([null, null, null]);
  });

  test('is refused without a reason, and with one that the case does not allow', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const decide = (code: string | null) =>
      refusalOf(client.call('decidePerson', { caseId, personId, decision: { ...decided, code } }));
    expect(await decide(null)).toBe('code-missing');
    expect(await decide('CA')).toBe('code-not-valid');
    expect(await decide('NO-SUCH')).toBe('code-unknown');
  });

  test('can be undone and done again, exactly', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const before = await seeAll(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const after = await seeAll(desk);
    expect(await client.call('undo', { caseId })).toEqual({ label: 'decidePerson' });
    expect(await seeAll(desk)).toEqual(before);
    await client.call('redo', { caseId });
    expect(await seeAll(desk)).toEqual(after);
  });
});

describe('an entry of the register', () => {
  test('that is changed finds the new name, and lets go of what only the old one explained', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const before = await seeAll(desk);
    await client.call('describePerson', { caseId, personId, details: makeDetails({ name: names.tom }) });
    const after = await marksOfPerson(desk, personId);
    expect(after.map((mark) => [mark.text, mark.decision?.outcome])).toEqual([[names.tom, 'withhold']]);
    expect(after[0]?.decision?.evidence.person).toContain(names.tom);
    await client.call('undo', { caseId });
    expect(await seeAll(desk)).toEqual(before);
  });

  test('that gains an alias keeps what was found by the name', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const before = await marksOfPerson(desk, personId);
    await client.call('describePerson', {
      caseId,
      personId,
      details: makeDetails({ aliases: [names.tom] }),
    });
    const after = await marksOfPerson(desk, personId);
    expect(after).toHaveLength(before.length + 1);
    expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before)));
  });

  test('that is changed leaves marks made by hand', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const [documentId] = (await client.call('listDocuments', { caseId })).map((one) => one.id);
    if (documentId === undefined) throw new Error('No document');
    const { markIds } = await client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: 1, range: { start: 0, end: 5 }, rects: [], personId }],
      decision: withhold,
    });
    await client.call('describePerson', {
      caseId,
      personId,
      details: makeDetails({ name: 'Somebody Else' }),
    });
    const left = await marksOfPerson(desk, personId);
    expect(idsOf(left)).toEqual(markIds);
  });

  test('that is removed takes with it what followed, and leaves what was decided by hand', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const [first] = await marksOfPerson(desk, personId);
    if (first === undefined) throw new Error('No mark');
    await client.call('decideMarks', { caseId, markIds: [first.id], decision: withhold });
    const before = await seeAll(desk);

    await client.call('removePerson', { caseId, personId });
    const { marks, people } = await seeAll(desk);
    expect(people.map((person) => person.id)).not.toContain(personId);
    expect(marks.filter((mark) => mark.text === names.karen)).toEqual([
      { ...before.marks.find((mark) => mark.id === first.id), personId: null },
    ]);
    await client.call('undo', { caseId });
    expect(await seeAll(desk)).toEqual(before);
  });

  test('of the data subject is there from the start, and its name is no suggestion to withhold', async () => {
    const desk = await openCaseDesk(makeRequest());
    await importFiles(desk, fileOf('a.pdf', ['Ellie Marsh came home.']));
    const [subject] = await desk.client.call('listPeople', { caseId: desk.caseId });
    expect(subject).toMatchObject({ name: 'Ellie Marsh', role: 'subject', decision: { outcome: 'keep' } });
    const undecided = (await marksOf(desk)).filter((mark) => mark.decision?.outcome !== 'keep');
    expect(undecided).toEqual([]);
  });
});

describe('two entries that are one person', () => {
  test('become one: names, contacts and places follow the one that stays, and undo parts them again', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const otherId = await addKaren(desk, { name: 'Tom Lowe', aliases: ['Tommy'], phones: ['01632 960123'] });
    await client.call('decidePerson', { caseId, personId, decision: decided });
    const before = await seeAll(desk);
    const places = before.marks.filter((mark) => mark.personId === otherId).length;

    await client.call('mergePeople', { caseId, personId, otherId });
    const { marks, people } = await seeAll(desk);
    expect(people.map((person) => person.id)).not.toContain(otherId);
    const merged = people.find((person) => person.id === personId);
    expect(merged?.aliases).toEqual(expect.arrayContaining(['Tom Lowe', 'Tommy']));
    expect(merged?.phones).toContain('01632 960123');
    expect(marks.filter((mark) => mark.personId === otherId)).toEqual([]);
    const own = marks.filter((mark) => mark.personId === personId);
    expect(own.length).toBeGreaterThanOrEqual(places);
    expect(own.every((mark) => mark.decision?.outcome === 'withhold')).toBe(true);

    await client.call('undo', { caseId });
    expect(await seeAll(desk)).toEqual(before);
  });

  test('cannot be the data subject and somebody who stays, nor one entry twice', async () => {
    const desk = await openWithDocuments();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    const subject = (await client.call('listPeople', { caseId })).find(({ role }) => role === 'subject');
    if (subject === undefined) throw new Error('No subject');
    expect(await refusalOf(client.call('mergePeople', { caseId, personId, otherId: subject.id }))).toBe(
      'invalid-input',
    );
    expect(await refusalOf(client.call('mergePeople', { caseId, personId, otherId: personId }))).toBe(
      'invalid-input',
    );
  });
});

describe('undo across an import', () => {
  test('of an added person lets go of their name in documents that came since', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    expect(await marksOfPerson(desk, personId)).toHaveLength(1);
    await client.call('undo', { caseId });
    expect((await marksOf(desk)).map((mark) => [mark.text, mark.personId])).toEqual([[names.karen, null]]);
    await client.call('redo', { caseId });
    expect((await client.call('listPeople', { caseId })).map((person) => person.id)).toContain(personId);
  });

  test('of a decision takes it back in documents that came since', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const personId = await addKaren(desk);
    await client.call('decidePerson', { caseId, personId, decision: decided });
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    expect((await marksOf(desk)).map((mark) => mark.decision?.outcome)).toEqual(['withhold']);
    await client.call('undo', { caseId });
    expect((await marksOf(desk)).map((mark) => mark.decision)).toEqual([null]);
    await client.call('redo', { caseId });
    expect((await client.call('listPeople', { caseId })).at(-1)?.decision.outcome).toBe('withhold');
  });
});
