/** The numbers and bullets that Word works out for itself (ECMA-376, 17.9). */
import { childrenOf, type Element, findAll, firstChild } from '../markup.ts';
import type { Package, Relation } from './open-package.ts';

/** The next marker of a list at a level; counting goes on from call to call. */
export type NextMarker = (list: string, level: number) => string;

type Level = { readonly format: string; readonly text: string; readonly start: number };

export async function readNumbering(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
): Promise<NextMarker> {
  const part = [...relations.values()].find(({ type }) => type === 'numbering');
  const root = part === undefined ? null : await file.xml(part.target);
  const numbering = root === null ? undefined : firstChild(root, 'numbering');
  const abstracts = new Map<string, readonly Level[]>();
  const lists = new Map<string, string>();
  for (const child of numbering === undefined ? [] : childrenOf(numbering)) {
    if (child.name === 'abstractNum')
      abstracts.set(child.attributes.abstractNumId ?? '', childrenOf(child, 'lvl').map(readLevel));
    else if (child.name === 'num')
      lists.set(child.attributes.numId ?? '', firstChild(child, 'abstractNumId')?.attributes.val ?? '');
  }
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const abstract = lists.get(list) ?? '';
    const levels = abstracts.get(abstract) ?? [];
    const own = levels[level];
    if (own === undefined) return '\u2022';
    if (own.format === 'bullet') return '\u2022';
    if (own.format === 'none') return '';
    const numbers = counts.get(abstract) ?? [];
    counts.set(abstract, numbers);
    numbers.length = level + 1;
    numbers[level] = (numbers[level] ?? own.start - 1) + 1;
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = levels[at] ?? own;
      return formatNumber(numbers[at] ?? of.start, of.format);
    });
  };
}

function readLevel(level: Element): Level {
  const value = (name: string): string => findAll(level, name)[0]?.attributes.val ?? '';
  return { format: value('numFmt'), text: value('lvlText'), start: Number(value('start') || '1') || 1 };
}

function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
      return format === 'lowerLetter' ? letter : letter.toUpperCase();
    }
    case 'lowerRoman':
      return toRoman(number).toLowerCase();
    case 'upperRoman':
      return toRoman(number);
    default:
      return String(number);
  }
}

function toRoman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(number, 3999);
  let roman = '';
  for (const [value, sign] of signs) {
    while (rest >= value) {
      roman += sign;
      rest -= value;
    }
  }
  return roman;
}
