/** Names that nobody has recorded: found beforehand, or left for the queue; with the weights that are committed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadNameModel } from '../../src-main/cli/load-name-model.ts';
import { readTagger, writeTagger } from '../../src-main/detect/names/name-model.ts';
import { resourcesFolder } from '../support/resources.ts';
import { detect, listPerson } from './invented.ts';

const names = loadNameModel(resourcesFolder);

function find(text: string, tier: 1 | 2 = 1) {
  return detect(text, [], { names, queue: true }).filter((one) => one.type === 'person' && one.tier === tier);
}

function textsOf(text: string, tier: 1 | 2 = 1): readonly string[] {
  return find(text, tier).map((one) => one.text);
}

describe('a name that nobody recorded', () => {
  test.each([
    ['a full name in a sentence', 'I spoke to Shanice Obafemi about the taxi.', 'Shanice Obafemi'],
    ['a first name', 'Yesterday Agnieszka came to the door and was upset.', 'Agnieszka'],
    ['a name after a title in small letters', 'old mr sutherland next door saw it', 'sutherland'],
    ['a name in capitals', 'SHE WAS WITH SHANICE OBAFEMI IN THE BEDROOM.', 'SHANICE OBAFEMI'],
    ['the speaker of a message', '12:10 Gem: are you in\n12:11 Me: no', 'Gem'],
    ['the speaker of an exported message', '[03/02/2020, 18:04:11] Dezzie: on my way\n', 'Dezzie'],
  ])('is marked: %s', (_what, text, name) => {
    expect(textsOf(text)).toContain(name);
  });

  test('that is sure at one place is found at the others, in small letters too', () => {
    const text = 'Ms Wisniewska opened the door. Later wisniewska rang the office, and Wisniewskas came too.';
    expect(textsOf(text)).toEqual(['Wisniewska', 'wisniewska', 'Wisniewskas']);
  });

  test('has initials that are known by it', () => {
    const [hit] = find('Present: Jordan Spellman and his aunt. JS said nothing.').filter(
      ({ text }) => text === 'JS',
    );
    expect(hit?.reason).toMatch(/initials/i);
  });

  test('says why, in words', () => {
    for (const { reason } of find('The teacher Shanice Obafemi rang Karen.'))
      expect(reason).toMatch(/^\p{Lu}.+\.$/u);
    const [first] = find('The teacher Shanice Obafemi rang Karen.');
    expect(first?.reason).toContain('“teacher” stands next to it');
  });
});

describe('what is nobody', () => {
  test.each([
    ['a place', 'She lives near Harehills Parade in Leeds.'],
    ['a school with a saint', "He goes to St Wilfrid's Primary."],
    ['a firm', 'A letter came from Penrose Wilde LLP.'],
    ['a role of the field', 'The Independent Reviewing Officer chaired the Section 47 meeting.'],
    ['a medicine and a charity', 'He takes Ritalin and went to Barnardo’s.'],
    ['a day and a month', 'On Monday and in August nothing happened.'],
    ['a contraction', "I've said so, and I'm sure."],
    ['a number with letters', 'Reference A2911073 and N330448403827.'],
  ])('is not marked: %s', (_what, text) => {
    expect(textsOf(text)).toEqual([]);
  });
});

describe('the queue', () => {
  const text = 'They walked to Zorbel Lodge about the bus.';

  test('holds what may be a name and is not marked', () => {
    expect(textsOf(text, 2)).toEqual(['Zorbel']);
    expect(textsOf(text)).toEqual([]);
  });

  test('is left out unless asked for', () => {
    expect(detect(text, [], { names })).toEqual([]);
  });

  test('gives way to the register', () => {
    const hits = detect(text, [listPerson('Zachary Quayle', { aliases: ['Zorbel'] })], {
      names,
      queue: true,
    });
    expect(hits).toMatchObject([{ text: 'Zorbel', source: 'register', tier: 1 }]);
  });
});

test('whatever the text, hits lie in it, in order, and none overlaps another', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Karen',
        'K',
        'J.S.',
        'mr',
        'Lodge',
        "Mary's",
        '\n',
        'K-J',
        'Ltd',
        '12:10',
        ':',
        'İpek',
        'ß',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join(' ');
      let end = 0;
      for (const hit of detect(text, [], { names, queue: true })) {
        expect(hit.start).toBeGreaterThanOrEqual(end);
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(hit.end).toBeLessThanOrEqual(text.length);
        expect(hit.confidence).toBeGreaterThan(0);
        end = hit.end;
      }
    }),
    { numRuns: 200 },
  );
});

describe('the file of weights', () => {
  const bytes = readFileSync(path.join(resourcesFolder, 'detect', 'tagger.bin'));

  test('is written as it was read', () => {
    expect(Buffer.from(writeTagger(readTagger(bytes))).equals(bytes)).toBe(true);
  });

  test('is no larger than five megabytes', () => {
    expect(bytes.length).toBeLessThanOrEqual(5_000_000);
  });

  test.each([
    ['cut short', bytes.subarray(0, -1)],
    ['of another version', Buffer.concat([Buffer.from('candour-names 9 4 0.1\n'), bytes])],
    ['empty', new Uint8Array()],
  ])('is refused where it is %s', (_what, broken) => {
    expect(() => readTagger(broken)).toThrow();
  });
});
