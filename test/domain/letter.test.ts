import { describe, expect, test } from 'vitest';
import {
  composeBundleTitle,
  composeOwnParts,
  findFirstName,
  findLetterGaps,
  findMissingItems,
  type LetterInput,
  type OwnPart,
} from '../../src-main/domain/letter.ts';
import {
  type LetterItem,
  letterItems,
  type OwnPartKind,
  type TemplateBlock,
} from '../../src-main/domain/letter-template.ts';
import { parseTemplate } from '../../src-main/domain/parse-template.ts';
import {
  makeInputForSolicitor,
  makeLetterInput,
  organisation,
  readLetterFile,
  request,
} from './letter-input.ts';

function readPart(input: LetterInput, kind: OwnPartKind): string {
  return writeText(composeOwnParts(input).filter((part) => part.kind === kind));
}

function writeText(parts: readonly OwnPart[]): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const item of value) collect(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) if (key !== 'kind') collect(item);
    }
  };
  collect(parts.map((part) => [part.title, part.blocks]));
  return texts.join('\n').replaceAll('\u200b', '');
}

function omitItem(blocks: readonly TemplateBlock[], item: LetterItem): TemplateBlock[] {
  return blocks
    .filter((block) => block.item !== item)
    .map((block): TemplateBlock => {
      if (block.kind === 'list' || block.kind === 'pairs') {
        const entries = block.entries.filter((entry) => entry.item !== item);
        return block.kind === 'list'
          ? { ...block, entries }
          : { ...block, entries: block.entries.filter((entry) => entry.item !== item) };
      }
      return block;
    });
}

const situations: readonly [string, LetterInput][] = [
  ['to the subject', makeLetterInput()],
  ['to a solicitor', makeInputForSolicitor()],
  ['with nothing withheld', makeLetterInput({ withheld: [], thirdPartyWithheld: false })],
  ['without a list of what was searched', makeLetterInput({ request: { ...request, searched: [] } })],
  ['without short forms', makeLetterInput({ words: new Set() })],
];

/** What the sentence of each item must speak of, found in the letter to the subject. */
const sentences: Readonly<Record<LetterItem, RegExp>> = {
  confirmation: /Yes, we hold and use information about you\./,
  copy: /A copy of it is in this bundle, which has \{\{pages\}\} pages/,
  purposes: /Why we have it\nTo keep children safe\./,
  categories: /What kinds of information it is\nWho you are/,
  recipients: /Who we share it with\nSchools and the health service\./,
  retention: /How long we keep it\nWe keep the record of a child in care for 75 years\./,
  rectify: /correct something that is wrong/,
  erase: /erase information/,
  restrict: /restrict what we do with it/,
  object: /stop using it in a way that you object to/,
  'complain-to-us': /You can complain to us\. Write to the complaints manager\. .*30 days/,
  'complain-to-ico': /Information Commissioner’s Office.*Wycliffe House, Water Lane, Wilmslow, SK9 5AF/,
  court: /ask a court/,
  source: /Where it came from\nFamily members and schools\./,
  automated: /made by a computer alone/,
  transfers: /do not send this information to other countries.*safeguards/,
  searched: /We looked in these places:\nThe case system\nThe paper archive/,
  withheld: /We have left some things out.*\{\{page:schedule\}\}/,
  review: /ask us to look again\. Give us the page number/,
  glossary: /\{\{page:glossary\}\} explains the short forms/,
  support: /\{\{page:guide\}\} tells you who can support you/,
  disagreement: /statement of disagreement.*\{\{page:disagreement\}\}/,
  password: /password.*separately/,
};

describe('the response letter', () => {
  test.each(situations)('says everything that the law requires %s', (_, input) => {
    expect(findMissingItems(input)).toEqual([]);
  });

  test.each(letterItems)('has its sentence about "%s"', (item) => {
    expect(readPart(makeLetterInput(), 'letter')).toMatch(sentences[item]);
  });

  test.each(letterItems)('is refused when the wording leaves out "%s"', (item) => {
    const { template } = makeLetterInput();
    const letter = { ...template.parts.letter, blocks: omitItem(template.parts.letter.blocks, item) };
    const input = makeLetterInput({ template: { ...template, parts: { ...template.parts, letter } } });
    expect(findMissingItems(input)).toEqual([item]);
    expect(() => composeOwnParts(input)).toThrow('invalid-input');
  });

  test('is addressed to the recipient and says when the request came', () => {
    const text = readPart(makeInputForSolicitor(), 'letter');
    expect(text).toContain('Hart and Low\n12 Orchard Row\nNorthwick');
    expect(text).toContain('Dear Hart and Low');
    expect(text).toContain('On 26 October 2026');
  });

  test('speaks to the subject about their own records', () => {
    const text = writeText(composeOwnParts(makeLetterInput()));
    expect(text).toContain('Your request for your records');
    expect(text).toContain('Maya, these are the records we hold about you');
  });

  test('speaks to somebody who acts for the subject about the subject’s records', () => {
    const text = readPart(makeInputForSolicitor(), 'letter');
    expect(text).toContain('Your request for Maya Ellis’s records');
    expect(text).toContain('Maya’s rights');
    expect(text).not.toMatch(/about you\b|your records|your rights/i);
  });

  test('regrets an answer after the due date, and only then', () => {
    expect(readPart(makeLetterInput(), 'letter')).not.toContain('sorry');
    expect(readPart(makeLetterInput({ today: '2026-11-26' }), 'letter')).not.toContain('sorry');
    expect(readPart(makeLetterInput({ today: '2026-11-27' }), 'letter')).toContain(
      'We should have answered by 26 November 2026. We are sorry',
    );
  });

  test('recalls the notice of an extension, where there was one', () => {
    const extended = { ...request, clock: { ...request.clock, extensionNoticeOn: '2026-11-20' } };
    expect(readPart(makeLetterInput({ request: extended }), 'letter')).toContain(
      'On 20 November 2026 we told you that we needed more time',
    );
    expect(readPart(makeLetterInput(), 'letter')).not.toContain('more time');
  });

  test('speaks of other people only when something about them was left out', () => {
    expect(readPart(makeLetterInput(), 'letter')).toContain('is about other people');
    expect(readPart(makeLetterInput({ thirdPartyWithheld: false }), 'letter')).not.toContain('other people.');
  });

  test('uses the wording file where the organisation has left a field empty, and tells which are empty', () => {
    const empty = { ...organisation, retention: ' ', sources: '' };
    const text = readPart(makeLetterInput({ organisation: empty }), 'letter');
    expect(text).toMatch(/How long we keep it\nWe keep each record for as long as the law/);
    expect(findLetterGaps(request, empty)).toEqual(['retention', 'sources']);
    expect(findLetterGaps({ ...request, searched: [] }, organisation)).toEqual(['searched']);
    expect(findLetterGaps(request, organisation)).toEqual([]);
  });

  test('keeps text of the case that looks like a placeholder as it is', () => {
    const odd = { ...request, scope: 'The form {{page:letter}} and {reference}' };
    const [letter] = composeOwnParts(makeLetterInput({ request: odd }));
    const paragraph = letter?.blocks.find(
      (block) => block.kind === 'paragraph' && block.text.includes('The form'),
    );
    expect(paragraph).toMatchObject({
      text: 'This is what we understood the request to be: The form {\u200b{page:letter}} and {reference}.',
    });
  });

  test('leaves no placeholder unfilled but the page numbers', () => {
    for (const [, input] of situations) {
      const rest = writeText(composeOwnParts(input)).replace(
        /\{\{(?:pages|page:[a-z]+|places:[^{}]*)\}\}/g,
        '',
      );
      expect(rest).not.toMatch(/[{}]/);
    }
  });
});

describe('names', () => {
  test('the bundle is titled for its reader', () => {
    expect(composeBundleTitle(request, null)).toBe('Your records, SAR-2026-0147');
    expect(composeBundleTitle(makeInputForSolicitor().request, null)).toBe('Maya’s records, SAR-2026-0147');
    expect(composeBundleTitle(makeInputForSolicitor().request, 'Miss Ellis')).toBe(
      'Miss Ellis’s records, SAR-2026-0147',
    );
  });

  test('a title is not a first name', () => {
    expect(findFirstName('Mrs Jane Doe')).toBe('Jane');
    expect(findFirstName('Dr')).toBe('Dr');
    expect(findFirstName('Łukasz')).toBe('Łukasz');
  });
});

describe('the wording file', () => {
  const change = (from: string, to: string): unknown => {
    const text = JSON.stringify(readLetterFile('bundle.json'));
    expect(text).toContain(from);
    return JSON.parse(text.replace(from, to));
  };

  test('is read as it is shipped', () => {
    expect(parseTemplate(readLetterFile('bundle.json')).format).toBe(1);
  });

  test.each([
    ['an unknown placeholder', '{reference}', '{refrence}'],
    ['an unknown page', '{{page:guide}}', '{{page:gide}}'],
    ['a lone brace', 'Yours sincerely', 'Yours { sincerely'],
    ['an unknown condition', '"nothing-withheld"', '"nothing"'],
    ['an unknown item', '"item":"court"', '"item":"curt"'],
    ['an unknown insert', '"name":"signature"', '"name":"sign"'],
    ['an unknown kind of block', '"kind":"note"', '"kind":"box"'],
    ['an empty text', '"Yours sincerely"', '" "'],
    ['another format', '"format":1', '"format":2'],
    ['a missing part', '"glossary":{"title"', '"glosary":{"title"'],
  ])('is refused with %s', (_, from, to) => {
    expect(() => parseTemplate(change(from, to))).toThrow('invalid-input');
  });
});
