/** The words of harm come from a file that an organisation may amend. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseHarmPhrases } from '../../src-main/detect/parse-harm-phrases.ts';
import { resourcesFolder } from '../support/resources.ts';

const given: unknown = JSON.parse(readFileSync(path.join(resourcesFolder, 'harm', 'phrases.json'), 'utf8'));

test('the list that comes with Candour is read', () => {
  expect(parseHarmPhrases(given).categories.violence.length).toBeGreaterThan(20);
});

test.each([
  ['nothing', null],
  ['no categories', { negations: [], past: [] }],
  ['a category that is missing', { ...Object(given), categories: { violence: ['hit'] } }],
  ['an empty word', { ...Object(given), past: [' '] }],
])('%s is refused', (_what, value) => {
  expect(() => parseHarmPhrases(value)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
