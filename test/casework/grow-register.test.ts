/** The register grows: lists come in, one entry becomes two, the file proposes people. */
import { expect, test, vi } from 'vitest';
import { fileOf, importFiles, keep, makeDetails, marksOf, openReadyDesk } from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const list = 'Name,Other names,Role\nPat Lowe,,professional\nKAREN HUGHES,Kaz,family\n,,family';

test('a list is looked at first: who is new, who is known, what stays out', async () => {
  const { client, caseId, karen } = await openReadyDesk();
  const before = await client.call('listPeople', { caseId });
  const { rows } = await client.call('previewPeopleList', { caseId, text: list, columns: null });
  expect(rows).toMatchObject([
    { name: 'Pat Lowe', problems: [], joins: null },
    { name: 'KAREN HUGHES', problems: [], joins: { personId: karen } },
    { name: '', problems: ['name-missing'] },
  ]);
  expect(await client.call('listPeople', { caseId })).toEqual(before);
});

test('a list comes in as one step: new people, more names for known ones, bad rows counted', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  const [documentId] = await importFiles(desk, fileOf('more.pdf', ['Pat Lowe telephoned. Kaz was out.']));
  const before = await client.call('listPeople', { caseId });
  const marksBefore = await marksOf(desk);
  const { places, ...counts } = await client.call('importPeople', { caseId, text: list, columns: null });
  expect(counts).toEqual({ added: 1, joined: 1, left: 1 });
  expect(places).toBeGreaterThan(0);
  const after = await client.call('listPeople', { caseId });
  const known = after.find(({ id }) => id === karen);
  expect(known).toMatchObject({ name: 'Karen Hughes', aliases: ['Kaz'] });
  expect(known?.decision).toEqual(before.find(({ id }) => id === karen)?.decision);
  const named = (await marksOf(desk)).filter(
    (mark) => mark.documentId === documentId && mark.personId !== null,
  );
  expect(named.map(({ text }) => text)).toEqual(expect.arrayContaining(['Pat Lowe', 'Kaz']));
  await client.call('undo', { caseId });
  expect(await client.call('listPeople', { caseId })).toEqual(before);
  expect(await marksOf(desk)).toEqual(marksBefore);
  await client.call('redo', { caseId });
  expect(await client.call('listPeople', { caseId })).toEqual(after);
});

test('one entry becomes two: names and places go to the new one, undecided, and one step takes it back', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  await importFiles(desk, fileOf('kaz.pdf', ['Kaz was out. Kaz came back.']));
  const details = makeDetails({ aliases: ['Kaz'], phones: ['07700 900123'] });
  await client.call('describePerson', { caseId, personId: karen, details });
  const before = await marksOf(desk);
  const people = await client.call('listPeople', { caseId });
  const full = before.filter(({ personId, text }) => personId === karen && text === 'Karen Hughes');
  const { personId, places } = await client.call('splitPerson', {
    caseId,
    personId: karen,
    texts: ['Kaz', '07700 900123'],
    markIds: [],
  });
  expect(places).toBe(2);
  const after = await client.call('listPeople', { caseId });
  expect(after.find(({ id }) => id === personId)).toMatchObject({
    name: 'Kaz',
    phones: ['07700 900123'],
    decision: { outcome: 'undecided' },
  });
  expect(after.find(({ id }) => id === karen)).toMatchObject({ aliases: [], phones: [] });
  const marks = await marksOf(desk);
  expect(marks.filter((mark) => mark.personId === personId)).toMatchObject([
    { text: 'Kaz', decision: null },
    { text: 'Kaz', decision: null },
  ]);
  expect(marks.filter((mark) => mark.personId === karen && mark.text === 'Karen Hughes')).toEqual(full);
  await client.call('undo', { caseId });
  expect(await marksOf(desk)).toEqual(before);
  expect(await client.call('listPeople', { caseId })).toEqual(people);
});

test('a chosen place goes along, with the decision that somebody made by hand', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  await client.call('describePerson', {
    caseId,
    personId: karen,
    details: makeDetails({ aliases: ['Kaz'] }),
  });
  const [mark] = (await marksOf(desk)).filter(({ personId }) => personId === karen);
  if (mark === undefined) throw new Error('Nothing is marked');
  await client.call('decideMarks', { caseId, markIds: [mark.id], decision: keep });
  const { personId } = await client.call('splitPerson', {
    caseId,
    personId: karen,
    texts: ['Kaz'],
    markIds: [mark.id],
  });
  const moved = (await marksOf(desk)).find(({ id }) => id === mark.id);
  expect(moved).toMatchObject({ personId, decision: { outcome: 'keep' } });
});

test.each([
  ['a name that is not theirs', { texts: ['Somebody'] }],
  ['all of their names', { texts: ['Karen Hughes', 'Kaz'] }],
  ['no name at all', { texts: ['07700 900123'] }],
])('%s cannot be parted from an entry', async (_what, { texts }) => {
  const { client, caseId, karen } = await openReadyDesk();
  const details = makeDetails({ aliases: ['Kaz'], phones: ['07700 900123'] });
  await client.call('describePerson', { caseId, personId: karen, details });
  const split = client.call('splitPerson', { caseId, personId: karen, texts, markIds: [] });
  await expect(split).rejects.toMatchObject({ code: 'invalid-input' });
});

test('people whom nobody recorded are proposed, with their short names and who they may be', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  await importFiles(
    desk,
    fileOf('visit.pdf', [
      'Her aunt Janet Fairweather came at ten. Janet Fairweather left at noon. Mrs Fairweather rang later.',
    ]),
  );
  const proposed = await client.call('listProposedPeople', { caseId });
  const janet = proposed.find(({ name }) => name === 'Janet Fairweather');
  expect(janet).toMatchObject({ relationship: 'aunt', role: 'third-party', maybe: null });
  expect(janet?.places).toBeGreaterThanOrEqual(2);
  expect(proposed.map(({ name }) => name)).not.toContain('Karen Hughes');
  const details = makeDetails({ name: 'Janet Fairweather' });
  await client.call('addPerson', { caseId, details });
  const left = await client.call('listProposedPeople', { caseId });
  expect(left.map(({ name }) => name)).not.toContain('Janet Fairweather');
});

test('a protected address waits for a person although its owner is kept', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  const [documentId] = await importFiles(
    desk,
    fileOf('home.pdf', ['Karen Hughes lives at 14 Alder Grove, Doncaster DN4 7QT.']),
  );
  const addresses = ['14 Alder Grove, Doncaster DN4 7QT'];
  const decide = async (addressProtected: boolean) => {
    const details = makeDetails({ addresses, addressProtected });
    await client.call('describePerson', { caseId, personId: karen, details });
    await client.call('decidePerson', {
      caseId,
      personId: karen,
      decision: { outcome: 'keep', code: null, rationale: 'Known to her' },
    });
    return (await marksOf(desk)).filter(
      (mark) => mark.documentId === documentId && mark.personId === karen && mark.type === 'address',
    );
  };
  expect(await decide(false)).toMatchObject([{ decision: { outcome: 'keep' } }]);
  expect(await decide(true)).toMatchObject([{ decision: null }]);
});

test('a street and a postcode in one suggestion are both the person’s, and neither is lost', async () => {
  const desk = await openReadyDesk();
  const { client, caseId, karen } = desk;
  const [documentId] = await importFiles(
    desk,
    fileOf('log.pdf', ['3 With Karen Hughes 14 Alder Grove, DN4 7QT 07700 900318']),
  );
  const details = makeDetails({ addresses: ['14 Alder Grove, Doncaster DN4 7QT'] });
  await client.call('describePerson', { caseId, personId: karen, details });
  const own = (await marksOf(desk)).filter(
    (mark) => mark.documentId === documentId && mark.personId === karen && mark.type === 'address',
  );
  const covered = own.map(({ text }) => text).join(' ');
  expect(covered).toContain('14 Alder Grove');
  expect(covered).toContain('DN4 7QT');
});
