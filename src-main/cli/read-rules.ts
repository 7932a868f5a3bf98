/** The law's data under `resources/rules`, which an organisation may amend. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export async function readRules(
  resourcesFolder: string,
  name: 'exemptions.json' | 'holidays.json',
): Promise<unknown> {
  return JSON.parse(await readFile(path.join(resourcesFolder, 'rules', name), 'utf8'));
}
