/** Reads the sample case from `resources/`: an invented record on which everything can be tried. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSampleCase } from './casework/add-sample-case.ts';
import type { SampleCase } from './casework/workplace.ts';

export function loadSampleCase(resourcesFolder: string): SampleCase {
  const folder = path.join(resourcesFolder, 'sample-case');
  const { request, fileNames } = parseSampleCase(
    JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')),
  );
  return {
    request,
    files: fileNames.map((fileName) => ({
      untrustedName: fileName,
      bytes: new Uint8Array(readFileSync(path.join(folder, 'documents', fileName))),
      password: null,
    })),
  };
}
