/** The files of the sample case as the application takes them in: every document with its working PDF, children behind parents. */
import { readFileSync } from 'node:fs';
import type { SampleCase } from '../../scripts/sample-case/case/sample-case.ts';
import { nest } from '../../scripts/sample-case/model.ts';
import { convertDocument } from '../../src-main/pdf/convert.ts';
import type { PdfTasks } from '../../src-main/pdf/engine.ts';
import { resourcesFolder } from './resources.ts';

export type SampleDocument = {
  /** As in case.json. */
  readonly path: string;
  readonly original: Uint8Array;
  readonly converted: PdfTasks['convert']['output'];
};

export function readSampleFile(fileName: string): Uint8Array {
  return new Uint8Array(
    readFileSync(new URL(`../../resources/sample-case/documents/${fileName}`, import.meta.url)),
  );
}

export async function convertSampleCase(sample: SampleCase): Promise<SampleDocument[]> {
  const documents: SampleDocument[] = [];
  for (const { fileName, parent } of sample.documents) {
    if (parent === null)
      documents.push(...(await convertFamily(fileName, fileName, readSampleFile(fileName))));
  }
  return documents;
}

async function convertFamily(
  path: string,
  untrustedName: string,
  bytes: Uint8Array,
): Promise<SampleDocument[]> {
  const source = { bytes, password: null };
  const converted = await convertDocument({ source, untrustedName }, { folder: resourcesFolder }, {});
  const family: SampleDocument[] = [{ path, original: bytes, converted }];
  for (const child of converted.children)
    family.push(...(await convertFamily(nest(path, child.untrustedName), child.untrustedName, child.bytes)));
  return family;
}
