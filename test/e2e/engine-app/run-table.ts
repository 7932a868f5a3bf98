/** Stands in for vitest inside Electron: collects the sentences of a table and runs them one after another. */

export { expect } from '@playwright/test';

type Work = () => unknown;
type Sentence = { readonly name: string; readonly work: Work };

const before: Work[] = [];
const after: Work[] = [];
const sentences: Sentence[] = [];

export function describe(_name: string, tell: () => void): void {
  tell();
}

export function beforeAll(work: Work): void {
  before.push(work);
}

export function afterAll(work: Work): void {
  after.push(work);
}

export function it(name: string, work: Work): void {
  sentences.push({ name, work });
}

it.each =
  <Row extends { readonly name: string }>(rows: readonly Row[]) =>
  (name: string, work: (row: Row) => unknown): void => {
    for (const row of rows) it(name.replace('$name', row.name), () => work(row));
  };

/** What went wrong with each sentence; empty where nothing did. */
export async function runTable(): Promise<{ readonly name: string; readonly failure: string }[]> {
  for (const work of before) await work();
  const results: { name: string; failure: string }[] = [];
  for (const { name, work } of sentences) {
    try {
      await work();
      results.push({ name, failure: '' });
    } catch (error) {
      results.push({ name, failure: error instanceof Error ? error.message : String(error) });
    }
  }
  for (const work of after) await work();
  return results;
}
