/** One sensible use of each command on a ready case: for what must hold of every command alike. */
import { expect } from 'vitest';
import type { Input, OperationName } from '../../../src-main/contract/contract.ts';
import {
  fileOf,
  idsOf,
  importFiles,
  keep,
  makeDetails,
  makeRequest,
  marksOf,
  type ReadyDesk,
  type Who,
  withhold,
} from './desk.ts';

import { importPassage } from './passages.ts';
import { houseNote } from './possible-names.ts';

export type CaseCommand = {
  readonly name: OperationName;
  readonly who: Who;
  /** What the command is given; may first do what it needs, such as a step that can be undone. */
  readonly prepare: (desk: ReadyDesk) => Promise<object>;
};

type Rest<Name extends OperationName> = Omit<Input<Name>, 'caseId'>;

function command<Name extends OperationName>(
  name: Name,
  prepare: (desk: ReadyDesk) => Promise<Rest<Name>> | Rest<Name>,
  who: Who = 'caseworker',
): CaseCommand {
  return { name, who, prepare: async (desk) => ({ caseId: desk.caseId, ...(await prepare(desk)) }) };
}

async function karensMarks(desk: ReadyDesk) {
  const marks = (await marksOf(desk)).filter((mark) => mark.personId === desk.karen);
  expect(marks).toHaveLength(3);
  return idsOf(marks);
}

/** Each changes what a bundle is made from. */
export const changingCommands: readonly CaseCommand[] = [
  command('setRequest', () => ({ request: makeRequest({ scope: 'Only the letters.' }) }), 'dpo'),
  command('describeDocument', ({ notes }) => ({ documentId: notes, title: 'Visit', date: '2012-02-14' })),
  command('removeDocument', ({ letter }) => ({ documentId: letter, reason: 'Of another family' })),
  command('addPerson', () => ({ details: makeDetails({ name: 'Pat Lowe', consent: 'given' }) })),
  command('describePerson', ({ karen }) => ({
    personId: karen,
    details: makeDetails({ aliases: ['Kaz'], relationship: 'great-aunt' }),
  })),
  command('decidePerson', ({ karen }) => ({
    personId: karen,
    decision: { outcome: 'keep' as const, code: null, rationale: 'Agreed after all' },
  })),
  command('mergePeople', ({ karen, tom }) => ({ personId: karen, otherId: tom })),
  command('splitPerson', async (desk) => {
    const details = makeDetails({ aliases: ['Kaz'] });
    await desk.client.call('describePerson', { caseId: desk.caseId, personId: desk.karen, details });
    return { personId: desk.karen, texts: ['Kaz'], markIds: [] };
  }),
  command('importPeople', () => ({ text: 'Name,Role\nPat Lowe,professional', columns: null })),
  command('removePerson', ({ karen }) => ({ personId: karen })),
  command('addMarks', ({ letter }) => ({
    marks: [{ documentId: letter, page: 1, range: { start: 2, end: 8 }, rects: [], personId: null }],
    decision: withhold,
  })),
  command('markEverywhere', () => ({ text: 'visit', personId: null, decision: withhold })),
  command('decidePossibleName', async (desk) => {
    const { client, caseId } = desk;
    for (const documentId of await importFiles(desk, fileOf('house.pdf', [houseNote])))
      await client.call('markPageSeen', { caseId, documentId, page: 1 });
    return { name: 'zorbel', decision: withhold };
  }),
  command('addRule', () => ({ subject: { kind: 'text' as const, text: 'visit' }, decision: withhold })),
  command('takeBackRule', async ({ client, caseId }) => {
    const subject = { kind: 'text' as const, text: 'visit' };
    const { ruleId } = await client.call('addRule', { caseId, subject, decision: keep });
    return { ruleId };
  }),
  command('decideMarks', async (desk) => ({ markIds: await karensMarks(desk), decision: keep })),
  command('reopenMarks', async (desk) => ({ markIds: await karensMarks(desk) })),
  command('removeMarks', async (desk) => ({ markIds: await karensMarks(desk) })),
  command(
    'reviewMarks',
    async (desk) => ({
      markIds: await karensMarks(desk),
      outcome: 'returned' as const,
      note: 'Is this her?',
    }),
    'colleague',
  ),
  // The last step of a ready case is the colleague's review, which only the colleague may take back.
  command('undo', () => ({}), 'colleague'),
  command(
    'redo',
    async (desk) => {
      await desk.signIn('colleague');
      await desk.client.call('undo', { caseId: desk.caseId });
      return {};
    },
    'colleague',
  ),
];

/** Leaves an entry in the log, but nothing in a bundle would be different. */
export const quietCommands: readonly CaseCommand[] = [
  // Of a page without copies.
  command('applyToCopies', ({ notes }) => ({
    documentId: notes,
    page: 1,
    markIds: null,
    to: null,
    seen: true,
  })),
  command('markPageSeen', async (desk) => {
    const [documentId] = await importFiles(desk, fileOf('new.pdf', ['Nothing.']));
    if (documentId === undefined) throw new Error('Not imported');
    return { documentId, page: 1 };
  }),
  command('dismissSlip', ({ notes }) => ({
    place: { kind: 'other-name-open' as const, documentId: notes, page: 1, start: 0, end: 5 },
    reason: 'Another person',
  })),
  command('answerPassage', async (desk) => ({
    place: await importPassage(desk),
    answered: true,
    note: 'Told to her at the time.',
  })),
  command('uncoverPassages', async (desk) => ({ places: [await importPassage(desk)], shown: true })),
  command('lookAtFinding', async (desk) => {
    const [documentId] = await importFiles(desk, fileOf('new.pdf', ['Nothing.']));
    if (documentId === undefined) throw new Error('Not imported');
    return { documentId, page: null, kind: 'metadata' as const, looked: true };
  }),
];
