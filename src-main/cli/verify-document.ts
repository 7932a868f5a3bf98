/** Attacks a finished PDF, and checks the signature of an exported bundle. */
import { z } from 'zod';
import type { VerificationFinding, VerificationReport } from '../contract/bundle.ts';
import { AppError } from '../contract/errors.ts';
import type { VerifyInput } from '../pdf/engine.ts';
import { checkSignature } from './check-signature.ts';
import type { Tools } from './environment.ts';
import type { Outcome, VerifyJob } from './job.ts';
import { readPdfInput, readTextInput } from './read-input.ts';
import { readLayouts } from './read-layouts.ts';
import { readMarks } from './read-marks.ts';

const notAttacked: VerificationFinding = {
  kind: 'not-verified',
  page: null,
  detail: 'The file needs its password; only its signature was checked.',
};

/** → { clean, findings: [{ kind, page, detail }], attacked, signature? } */
export async function verifyDocument(job: VerifyJob, tools: Tools): Promise<Outcome> {
  const marks = job.marks == null ? null : await readMarks(job.marks, tools.resourcesFolder);
  const terms = job.terms == null ? [] : await readTerms(job.terms);
  const bytes = await readPdfInput(job.in);
  const signature = await checkSignature(job.in, bytes);
  // A password says nothing about a file that needs none, so that one is enough for both.
  const password = job.openPassword || null;
  const original = job.original == null ? null : { bytes: await readPdfInput(job.original), password };
  const layouts = job.report == null ? {} : { layouts: await readLayouts(job.report) };
  const input = { output: { bytes, password }, marks, terms, original, ...layouts };
  const attack = await attackFile(input, signature !== null, tools);
  const findings = [...(signature?.findings ?? []), ...(attack?.findings ?? [notAttacked])];
  const clean = findings.length === 0 && attack?.clean === true;
  const signed = signature === null ? {} : { signature: signature.report };
  return {
    kind: clean ? 'done' : 'findings',
    result: { clean, findings, attacked: attack !== null, ...signed },
  };
}

/** Null where the file stays closed for want of a password and its signature at least can be told. */
async function attackFile(
  input: VerifyInput,
  signed: boolean,
  tools: Tools,
): Promise<VerificationReport | null> {
  try {
    return await tools.engine().run('verify', input, { signal: tools.signal });
  } catch (error) {
    if (signed && error instanceof AppError && error.code === 'file-password-needed') return null;
    throw error;
  }
}

const TermList = z.array(z.string().max(10_000)).max(100_000);

/** A path to a text file with a term on each line, or a list. Throws invalid-input and what reading a file throws. */
async function readTerms(terms: unknown): Promise<readonly string[]> {
  const listed = TermList.safeParse(typeof terms === 'string' ? await readTermFile(terms) : terms);
  if (!listed.success) throw new AppError('invalid-input', { problems: listed.error.issues.length });
  return listed.data.map((term) => term.trim()).filter((term) => term !== '');
}

/** An empty file lists no terms. */
async function readTermFile(file: string): Promise<readonly string[]> {
  try {
    return (await readTextInput(file)).split(/\r\n|\n|\r/u);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-empty') return [];
    throw error;
  }
}
