import { describe, expect, test } from 'vitest';
import { detectInPages } from '../../src-main/detect/suggestion.ts';
import { listPerson } from './invented.ts';

const maya = listPerson('Maya Thorne', { role: 'subject', decision: 'keep' });
const jayden = listPerson('Jayden Thorne', { role: 'third-party', decision: 'redact' });

/** The ground on which the value is proposed as kept, or null; undefined where it is not suggested at all. */
function findGround(text: string, value: string, people = [maya, jayden]) {
  return detectInPages([{ page: 1, text }], people).find((one) => one.text === value)?.ground;
}

describe('what stands behind the requester’s own name', () => {
  test.each([
    ['Child THORNE, Maya (MT), d.o.b. 14/06/2004, NHS no. 943 476 5919', '943 476 5919'],
    ['Maya Thorne, NHS number 943 476 5919', '943 476 5919'],
    ['Re: Maya Thorne  NI number AB 12 34 56 C', 'AB 12 34 56 C'],
  ])('is proposed as kept: %s', (text, value) => {
    expect(findGround(text, value)).toBe('requester');
  });

  test.each([
    ['another stands between', 'Maya Thorne and Jayden Thorne, NHS no. 943 476 5919'],
    ['it is the line below', 'Maya Thorne\nNHS no. 943 476 5919'],
    ['it is a relative', 'Maya Thorne’s mother, NHS no. 943 476 5919'],
    ['it is somebody of the same surname', 'Leanne Thorne, NHS no. 943 476 5919'],
    ['a sentence ended before', 'This is about Maya Thorne. Patient NHS no. 943 476 5919'],
    ['the name comes behind it', 'NHS no. 943 476 5919, Maya Thorne'],
  ])('is not where %s', (_, text) => {
    expect(findGround(text, '943 476 5919')).toBe(null);
  });

  test('is not for anybody else, whatever was decided of them', () => {
    const kept = listPerson('Jayden Thorne', { role: 'third-party', decision: 'keep' });
    expect(findGround('Jayden Thorne, NHS no. 943 476 5919', '943 476 5919', [maya, kept])).toBe(null);
  });

  test('telephone numbers are left to a person', () => {
    expect(findGround('Maya Thorne, tel. 01302 496 0123', '01302 496 0123')).not.toBe('requester');
  });
});
