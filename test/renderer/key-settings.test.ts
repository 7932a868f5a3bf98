import { afterEach, describe, expect, test } from 'vitest';
import { findCommands } from '../../src-renderer/screens/review/find-commands.ts';
import { applyKeySettings, findAction, findOwner, keysOf } from '../../src-renderer/screens/review/keys.ts';

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

afterEach(() => applyKeySettings({ singleKeys: true, changed: {} }));

describe('keys of one person', () => {
  test('that were changed act, and those they had before do not', () => {
    applyKeySettings({ singleKeys: true, changed: { keep: ['Y'] } });
    expect(findAction(press('y'))).toBe('keep');
    expect(findAction(press('k'))).toBeNull();
    expect(findOwner('Y')).toBe('keep');
    expect(keysOf('keep')).toEqual(['Y']);
  });

  test('that are single letters act only with Alt where that is wished; the others as ever', () => {
    applyKeySettings({ singleKeys: false, changed: {} });
    expect(findAction(press('k'))).toBeNull();
    expect(findAction(press('k', { altKey: true }))).toBe('keep');
    // A keyboard that types another letter with Alt held.
    expect(findAction({ ...press('˚', { altKey: true }), code: 'KeyK' })).toBe('keep');
    expect(findAction(press('K', { altKey: true, shiftKey: true }))).toBe('keepEverywhere');
    expect(findAction(press('?'))).toBeNull();
    expect(findAction(press('Enter'))).toBe('accept');
    expect(findAction(press('k', { ctrlKey: true }))).toBe('palette');
    expect(findOwner('K')).toBe('keep');
  });

  test('with Alt held do nothing where single letters act by themselves', () => {
    expect(findAction(press('k', { altKey: true }))).toBeNull();
  });
});

describe('the command palette', () => {
  const all = ['Keep here', 'Withhold here only', 'Keep everywhere', 'Next page'].map((words) => ({
    id: words,
    words,
    kind: '',
    run: null,
  }));
  test('finds by every word, in any order, beginnings first, and no more than asked for', () => {
    expect(findCommands(all, 'here keep', 9).map(({ words }) => words)).toEqual([
      'Keep here',
      'Keep everywhere',
    ]);
    expect(findCommands(all, 'hol', 9).map(({ words }) => words)).toEqual(['Withhold here only']);
    expect(findCommands(all, '', 2)).toHaveLength(2);
    expect(findCommands(all, 'nobody', 9)).toEqual([]);
  });
});
