/** Reads the law's data and the letters from `resources/`: files that a data protection officer may amend. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rules } from './casework/workplace.ts';
import { type HarmIndex, indexHarm } from './detect/harmful-passages.ts';
import { parseHarmPhrases } from './detect/parse-harm-phrases.ts';
import { parseExemptions } from './domain/exemption.ts';
import { parseGlossary } from './domain/glossary.ts';
import { parseHolidays } from './domain/holidays.ts';
import { parseTemplate } from './domain/parse-template.ts';

/** Words that may tell of harm or crime. Throws `invalid-input` as below. */
export function loadHarm(resourcesFolder: string): HarmIndex {
  const file = path.join(resourcesFolder, 'harm', 'phrases.json');
  return indexHarm(parseHarmPhrases(JSON.parse(readFileSync(file, 'utf8'))));
}

/** Throws `invalid-input` where a file was amended to something that does not hold together. */
export function loadRules(resourcesFolder: string): Rules {
  const read = (...names: string[]): unknown =>
    JSON.parse(readFileSync(path.join(resourcesFolder, ...names), 'utf8'));
  return {
    holidays: parseHolidays(read('rules', 'holidays.json')),
    exemptions: parseExemptions(read('rules', 'exemptions.json')),
    template: parseTemplate(read('letters', 'bundle.json')),
    glossary: parseGlossary(read('letters', 'glossary.json')),
  };
}
