import { describe, expect, it } from 'vitest';
import type { AssemblePart } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { makeParts, writeOutput } from '../../fixtures/bad-outputs/good-output.ts';
import { assemble, documentPart, ownPart, password } from '../assemble-input.ts';

type Texts = {
  readonly title: string;
  readonly letterTitle: string;
  readonly letter: string;
  readonly documentTitle: string;
  readonly scheduleTitle: string;
  readonly schedule: string;
};

const texts: Texts = {
  title: 'Your records',
  letterTitle: 'Letter',
  letter: 'Dear Maya',
  documentTitle: 'Minutes',
  scheduleTitle: 'Schedule',
  schedule: 'Withheld: names of other people, on page 3',
};

async function findKinds(change: Partial<Texts>): Promise<readonly string[]> {
  const { title, letterTitle, letter, documentTitle, scheduleTitle, schedule } = { ...texts, ...change };
  const parts: readonly AssemblePart[] = [
    ownPart('letter', letterTitle, letter),
    ownPart('contents', 'Contents'),
    documentPart('d1', documentTitle, writeOutput(await makeParts())),
    ownPart('schedule', scheduleTitle, schedule),
  ];
  const { bytes } = await assemble(parts, { title });
  const report = await verifyOutput({
    output: { bytes, password },
    marks: null,
    terms: ['Sarah Thorne', 'Thorne'],
    original: null,
  });
  return [...new Set(report.findings.map(({ kind }) => kind))];
}

describe('a bundle with bookmarks, labels, a title, tags and encryption', () => {
  it('is clean', async () => {
    expect(await findKinds({})).toEqual([]);
    expect(await findKinds({ letter: 'The thorny question', schedule: 'Thornehill' })).toEqual([]);
  });

  it.each<[keyof Texts, string]>([
    // On every page and in the Info dictionary.
    ['title', 'withheld-in-text'],
    ['title', 'withheld-in-string'],
    // In the contents and in the bookmarks.
    ['letterTitle', 'withheld-in-text'],
    ['letterTitle', 'withheld-in-string'],
    ['letter', 'withheld-in-text'],
    ['documentTitle', 'withheld-in-text'],
    ['documentTitle', 'withheld-in-string'],
    ['scheduleTitle', 'withheld-in-text'],
    ['schedule', 'withheld-in-text'],
  ])('is rejected for a name in its %s: %s', async (part, kind) => {
    expect(await findKinds({ [part]: 'About Sarah Thorne' })).toContain(kind);
  });
});
