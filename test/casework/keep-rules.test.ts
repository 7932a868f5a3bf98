/** Rules over the case: what they decide, what they leave alone, and how they are taken back. */
import { expect, test, vi } from 'vitest';
import { fileOf, importFiles, keep, marksOf, openReadyDesk, withhold } from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const text = (words: string) => ({ kind: 'text' as const, text: words });
const phones = { kind: 'type' as const, type: 'phone' as const };

test('a rule marks every place of a text, says by what and by whom, and one step takes it back', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const before = await marksOf(desk);
  const preview = await client.call('previewRule', { caseId, subject: text('VISIT') });
  expect(preview).toMatchObject({ open: 2, leftAlone: 0 });
  const { ruleId, marked, leftAlone } = await client.call('addRule', {
    caseId,
    subject: text('VISIT'),
    decision: withhold,
  });
  expect({ marked, leftAlone }).toEqual({ marked: 2, leftAlone: 0 });
  const own = (await marksOf(desk)).filter(({ decision }) => decision?.followsRule === ruleId);
  expect(own).toMatchObject([
    { text: 'Visit', source: 'rule', reason: 'Found by a rule: the text “VISIT”' },
    { text: 'visit', source: 'rule', decision: { outcome: 'withhold', codes: ['TP-ID'] } },
  ]);
  const [rule] = await client.call('listRules', { caseId });
  expect(rule).toMatchObject({ id: ruleId, places: 2, by: { name: own[0]?.decision?.by.name } });
  expect(rule?.shown).toHaveLength(2);
  expect(await client.call('takeBackRule', { caseId, ruleId })).toEqual({ removed: 2, reopened: 0 });
  expect(await marksOf(desk)).toEqual(before);
  expect(await client.call('listRules', { caseId })).toEqual([]);
});

test('undo takes the rule back with its marks, redo brings both again', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const before = await marksOf(desk);
  await client.call('addRule', { caseId, subject: text('visit'), decision: withhold });
  const after = await marksOf(desk);
  await client.call('undo', { caseId });
  expect(await marksOf(desk)).toEqual(before);
  expect(await client.call('listRules', { caseId })).toEqual([]);
  await client.call('redo', { caseId });
  expect(await marksOf(desk)).toEqual(after);
  expect(await client.call('listRules', { caseId })).toHaveLength(1);
});

test('what is decided already, by a person or by the register, is left alone and counted', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const before = await marksOf(desk);
  const { marked, leftAlone } = await client.call('addRule', {
    caseId,
    subject: text('Karen Hughes'),
    decision: keep,
  });
  expect({ marked, leftAlone }).toEqual({ marked: 0, leftAlone: 3 });
  expect(await marksOf(desk)).toEqual(before);
});

test('a decision made by hand after the rule outlives taking it back', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const { ruleId } = await client.call('addRule', { caseId, subject: text('visit'), decision: withhold });
  const [first] = (await marksOf(desk)).filter(({ decision }) => decision?.followsRule === ruleId);
  if (first === undefined) throw new Error('Nothing is marked');
  await client.call('decideMarks', { caseId, markIds: [first.id], decision: keep });
  expect(await client.call('takeBackRule', { caseId, ruleId })).toEqual({ removed: 1, reopened: 0 });
  expect((await marksOf(desk)).find(({ id }) => id === first.id)?.decision?.outcome).toBe('keep');
});

test('a rule about a kind decides the open suggestions of that kind, and taking it back opens them again', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  await importFiles(
    desk,
    fileOf('phones.pdf', ['Her mobile is 07700 900123. Call his mum on 07700 900456.']),
  );
  const open = (await marksOf(desk)).filter(({ type, decision }) => type === 'phone' && decision === null);
  expect(open).toHaveLength(2);
  const { ruleId, marked } = await client.call('addRule', { caseId, subject: phones, decision: withhold });
  expect(marked).toBe(2);
  expect(await client.call('takeBackRule', { caseId, ruleId })).toEqual({ removed: 0, reopened: 2 });
  const again = (await marksOf(desk)).filter(({ type }) => type === 'phone');
  expect(again).toEqual(open);
});

test('documents that come later follow the rules, in the name of whoever made them', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  await desk.signIn('caseworker');
  await client.call('addRule', { caseId, subject: text('Zorbel'), decision: withhold });
  await client.call('addRule', { caseId, subject: phones, decision: withhold });
  await desk.signIn('dpo');
  const [documentId] = await importFiles(desk, fileOf('later.pdf', ['Zorbel rang on 07700 900123.']));
  const marks = (await marksOf(desk)).filter((mark) => mark.documentId === documentId);
  const decided = marks.filter(({ decision }) => decision?.followsRule !== undefined);
  expect(decided.map((mark) => mark.text)).toEqual(['Zorbel', '07700 900123']);
  for (const { decision } of decided) expect(decision?.by.role).toBe('caseworker');
  await client.run('suggestMarks', { caseId });
  expect((await marksOf(desk)).filter((mark) => mark.documentId === documentId)).toEqual(marks);
});

test('a wildcard with too few letters is refused', async () => {
  const { client, caseId } = await openReadyDesk();
  const subject = { kind: 'wildcard' as const, pattern: '*a*' };
  const rule = client.call('addRule', { caseId, subject, decision: withhold });
  await expect(rule).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a rule whose reason the case does not allow is refused and leaves nothing', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  const before = await marksOf(desk);
  const decision = { ...withhold, codes: ['EXP-SW'] };
  const rule = client.call('addRule', { caseId, subject: text('visit'), decision });
  await expect(rule).rejects.toMatchObject({ code: 'code-not-valid' });
  expect(await marksOf(desk)).toEqual(before);
  expect(await client.call('listRules', { caseId })).toEqual([]);
});

test('a wildcard finds what its letters begin, hyphens and all', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  await importFiles(desk, fileOf('refs.pdf', ['Ref LCS-2041 and LCS-77, not XLCS-9.']));
  const subject = { kind: 'wildcard' as const, pattern: 'lcs-*' };
  const { ruleId } = await client.call('addRule', { caseId, subject, decision: keep });
  const own = (await marksOf(desk)).filter(({ decision }) => decision?.followsRule === ruleId);
  const found = own.map((mark) => mark.text);
  expect(found).toEqual(expect.arrayContaining(['LCS-2041', 'LCS-77']));
  expect(found.join(' ')).not.toContain('XLCS');
});
