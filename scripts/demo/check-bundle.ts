/** What the demo says about its own result, seen from outside: the command line, and other programs where installed. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findText } from '../sample-case/case/find-text.ts';
import type { SampleCase } from '../sample-case/case/sample-case.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export type Verification = { readonly clean: boolean; readonly findings: readonly unknown[] };

/** `candour verify` with the list of what must be gone. */
export function verifyBundle(bundle: string, password: string, sample: SampleCase): Verification {
  const terms = path.join(tmpdir(), `candour-demo-terms-${process.pid}.txt`);
  writeFileSync(terms, `${sample.withheldTerms.join('\n')}\n`);
  const run = spawnSync(
    process.execPath,
    [
      path.join(projectFolder, 'src-main', 'cli.ts'),
      'verify',
      bundle,
      '--terms',
      terms,
      '--open-password',
      password,
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const answer: unknown = JSON.parse(run.stdout);
  if (!isVerification(answer)) throw new Error('The command line did not answer with a verification.');
  return answer;
}

function isVerification(answer: unknown): answer is Verification {
  return typeof answer === 'object' && answer !== null && 'clean' in answer && 'findings' in answer;
}

export type TextCheck = {
  readonly program: string;
  readonly stillThere: number;
  readonly lost: readonly string[];
  /** Of the kept words that are only in pictures, how many there are and how many came out as text. */
  readonly toRead: number;
  readonly read: number;
};

/** By poppler's pdftotext; null where it is not installed. */
export function checkText(bundle: string, password: string, sample: SampleCase): TextCheck | null {
  const run = spawnSync('pdftotext', ['-upw', password, bundle, '-'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error !== undefined || run.status !== 0) return null;
  const has = (term: string): boolean => findText(run.stdout, term, 'anywhere').length > 0;
  const inPictures = sample.needsRecognition.flatMap(({ keptTerms }) => keptTerms);
  return {
    program: 'pdftotext',
    stillThere: sample.withheldTerms.filter((term) => findText(run.stdout, term, 'whole-words').length > 0)
      .length,
    lost: sample.keptTerms.filter((term) => !has(term)),
    toRead: inPictures.length,
    read: inPictures.filter(has).length,
  };
}
