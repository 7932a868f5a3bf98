import { describe, expect, test } from 'vitest';
import type { PageReading } from '../../src-main/contract/reading.ts';
import { sayReading } from '../../src-renderer/screens/frame/reading-words.ts';

const say = (confidence: number, flags: PageReading['flags'], state: PageReading['state'] = 'read') =>
  sayReading({ state, confidence, flags });

describe('what a machine read is said in plain words', () => {
  test('a page that was read well says how sure it is, and asks for nothing', () => {
    expect(say(0.951, [])).toBe('Read by machine, 95 % sure');
    expect(say(0.951, ['sideways'])).toBe('Read by machine, 95 % sure, lies on its side or head');
  });

  test('a page that was read badly is to be checked by eye, with the reason where there is one', () => {
    expect(say(0.62, ['poor'])).toBe('Read by machine, 62 % sure, hard to read: check by eye');
    expect(say(0.62, ['poor', 'faint'])).toBe('Read by machine, 62 % sure, faint: check by eye');
    expect(say(0.3, ['poor', 'handwritten'])).toBe(
      'Read by machine, 30 % sure, perhaps handwritten: check by eye',
    );
  });

  test('a page without words says no number that would mean nothing', () => {
    expect(say(0, ['no-text'])).toBe('Read by machine, no words found: check by eye');
    expect(say(0, ['failed'])).toBe('Read by machine, could not be read: check by eye');
  });

  test('a page that waits is not said to be read', () => {
    expect(say(0, [], 'waiting')).not.toContain('Read by machine');
  });
});
