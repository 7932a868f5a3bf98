/** What is not written in Latin letters: drawn by a font that has it, and read as it was written. */
import { describe, expect, test } from 'vitest';
import type { PdfEngine } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { findFont, openFonts, shapeText } from '../../src-main/pdf/typeset/fonts.ts';
import { hasRightToLeft, orderText } from '../../src-main/pdf/typeset/order-text.ts';
import { readFontFiles } from '../../src-main/pdf/typeset/read-fonts.ts';
import { resourcesFolder } from '../support/resources.ts';

const engine: PdfEngine = createInlineEngine({ folder: resourcesFolder });
const fonts = openFonts(await readFontFiles(resourcesFolder));

async function print(...lines: string[]) {
  const html = lines.map((line) => `<p>${line}</p>`).join('');
  const source = { bytes: new TextEncoder().encode(html), password: null };
  const converted = await engine.run('convert', { source, untrustedName: 'x.html' });
  const { pages } = await engine.run('extract', { source: { bytes: converted.bytes, password: null } });
  return { text: pages.map((page) => page.text).join('\n'), pages, warnings: converted.warnings };
}

describe('writing of every kind', () => {
  test.each([
    ['Arabic', 'السيد محمد أحمد: زار الطفل يوم 12/05/2024 (الساعة 10).'],
    ['Urdu', 'پاکستان میں ڈاکٹر صاحب نے بچے کو دیکھا۔'],
    ['Pashto', 'د ماشوم پلار ښځه راغله'],
    ['Kurdish', 'منداڵەکە لە ماڵەوە بوو'],
    ['Hebrew', 'שלום, הילד נמצא בבית (רחוב הרצל 12).'],
    ['Hindi', 'हिन्दी में लिखा हुआ पत्र। क्षेत्र और स्त्री'],
    ['Bengali', 'বাংলায় লেখা চিঠি। স্ত্রী কোন্ দিন'],
    ['Punjabi', 'ਪੰਜਾਬੀ ਵਿੱਚ ਲਿਖਿਆ ਸਿੰਘ'],
    ['Gujarati', 'ગુજરાતી ક્ષિતિજ પત્ર'],
    ['Tamil', 'தமிழில் எழுதிய கடிதம் கொள்'],
    ['Telugu', 'తెలుగు లేఖ'],
    ['Malayalam', 'മലയാളം കത്ത്'],
    ['Kannada', 'ಕನ್ನಡ ಪತ್ರ'],
    ['Sinhala', 'සිංහල ලිපිය'],
    ['Thai', 'ภาษาไทย น้ำ ที่นี่'],
    ['Tigrinya', 'ትግርኛ ሰላም ቤት'],
    ['Chinese', '汉字漢字张伟先生'],
    ['Japanese', 'かなカナ漢字'],
    ['Polish and Romanian', 'Zażółć gęślą jaźń, Țară și înțelegere'],
  ])('%s is drawn, and read as it was written', async (_name, line) => {
    const { text, warnings } = await print(line);
    expect(warnings).not.toContain('characters-not-drawn');
    for (const character of line.normalize('NFC')) {
      const code = character.codePointAt(0) ?? 0;
      expect(findFont(fonts.regular, code), character).not.toBeNull();
    }
    expect(text.normalize('NFC').split(/\s+/)).toEqual(
      expect.arrayContaining(line.normalize('NFC').split(/\s+/)),
    );
  });

  test('that no font has is told of, and can be searched for all the same', async () => {
    const { text, warnings } = await print('한글 편지');
    expect(warnings).toContain('characters-not-drawn');
    expect(text).toContain('한글 편지');
    expect(text).toContain('Some letters are of a writing that cannot be drawn here');
  });

  test('keeps each letter of a word of another writing at its place on the page', async () => {
    const { pages } = await print('Dear Mrs Khan, the meeting with محمد is on Monday');
    const [page] = pages;
    const at = page?.text.indexOf('محمد') ?? -1;
    const boxes = Array.from({ length: 4 }, (_, index) =>
      page?.boxes.slice((at + index) * 4, (at + index) * 4 + 4),
    );
    expect(at).toBeGreaterThan(0);
    // From right to left.
    const lefts = boxes.map((box) => box?.[0] ?? 0);
    expect([...lefts].sort((a, b) => b - a)).toEqual(lefts);
    expect(Math.min(...lefts)).toBeGreaterThan(50);
  });

  test('does not read a font that nobody needs', () => {
    let reads = 0;
    const late = {
      name: 'never',
      ranges: [[0x4e00, 0x9fff]] as const,
      read: () => {
        reads += 1;
        return new Uint8Array();
      },
    };
    const [first] = fonts.regular;
    if (first === undefined) throw new Error('no font');
    const own = openFonts({ regular: [first.file, late], italic: [], bold: [] });
    shapeText(own, 'regular', 'Plain words');
    expect(findFont(own.regular, 0x41)?.key).toBe('regular0');
    expect(reads).toBe(0);
  });
});

describe('a line of two directions', () => {
  test('is drawn in the order in which it is read', () => {
    const line = 'ab אב 12 cd';
    const drawn = orderText(line).map(({ from, to }) => line.slice(from, to));
    expect(drawn.join('')).not.toBe('');
    expect(orderText('abc')).toEqual([{ from: 0, to: 3, isRightToLeft: false }]);
    expect(orderText('אב גד').map(({ isRightToLeft }) => isRightToLeft)).toEqual([true]);
    // The base is the first strong letter's: what stands first is drawn rightmost.
    expect(orderText('אב cd').map(({ from }) => from)).toEqual([3, 0]);
  });

  test('is cut where the style changes, and every letter is drawn once', () => {
    const line = 'xאבגדy';
    const parts = orderText(line, [0, 3]);
    expect(
      parts
        .map(({ from, to }) => line.slice(from, to))
        .join('')
        .split('')
        .sort(),
    ).toEqual(line.split('').sort());
    expect(parts.map(({ from }) => from)).toEqual([0, 3, 1, 5]);
  });

  test('is told from one of one direction', () => {
    expect(hasRightToLeft('plain, Zażółć, Русский, 汉字')).toBe(false);
    expect(hasRightToLeft('a ב')).toBe(true);
  });
});
