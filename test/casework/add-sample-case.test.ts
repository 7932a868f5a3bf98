import { expect, test, vi } from 'vitest';
import { sample } from '../support/sample-job.ts';
import { openDesk } from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

test('the sample case comes with its request and all its files, and with nothing decided', async () => {
  const desk = await openDesk();
  const { caseId } = await desk.client.run('addSampleCase', {});
  const view = await desk.client.call('getCase', { caseId });
  expect(view.request).toEqual(sample.request);
  const documents = await desk.client.call('listDocuments', { caseId });
  const brought = sample.documents.filter(({ parent }) => parent === null).map(({ fileName }) => fileName);
  expect(
    documents
      .filter(({ parent }) => parent === null)
      .map(({ fileName }) => fileName)
      .sort(),
  ).toEqual(brought.sort());
  const marks = await desk.client.call('listMarks', { caseId, documentId: null });
  expect(marks.every(({ decision }) => decision === null || decision.followsPerson !== undefined)).toBe(true);
});
