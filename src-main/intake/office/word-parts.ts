/** Small parts of WordprocessingML that say something by themselves. */
import { childrenOf, type Element, findAll, firstChild } from '../markup.ts';

/** One of several ways to say the same (ECMA-376, part 3, 10.2.1): the first. */
export function chooseAlternative(element: Element): Element {
  return firstChild(element, 'Choice') ?? firstChild(element, 'Fallback') ?? element;
}

export function sayAuthor({ attributes }: Element): string {
  return [attributes.author ?? '', (attributes.date ?? '').replace('T', ' ').replace('Z', '')]
    .filter((part) => part !== '')
    .join(', ');
}

export function findOutermost(element: Element, name: string): Element[] {
  // Word writes the same box twice, for old and for new readers.
  return childrenOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return findOutermost(child.name === 'AlternateContent' ? chooseAlternative(child) : child, name);
  });
}

/** Characters of symbol fonts lie in the private area, U+F000 and up (17.3.3.30). */
export function readSymbol({ attributes }: Element): string {
  const code = Number.parseInt(attributes.char ?? '', 16);
  if (!Number.isFinite(code)) return '';
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return (
    symbolCharacters.get(plain) ?? (plain >= 0x20 && plain <= 0x10ffff ? String.fromCodePoint(plain) : '')
  );
}

const symbolCharacters: ReadonlyMap<number, string> = new Map([
  [0xb7, '\u2022'],
  [0xa7, '\u25aa'],
  [0xa8, '\u2610'],
  [0xfe, '\u2611'],
  [0xfd, '\u2612'],
  [0x6f, '\u2610'],
  [0xfc, '\u2713'],
  [0xe0, '\u2192'],
]);

/** Boxes to tick and lists to choose from (17.16.7). */
export function readFormField(part: Element, write: (text: string) => void): void {
  const box = findAll(part, 'checkBox')[0];
  if (box !== undefined) {
    const checked = firstChild(box, 'checked') ?? firstChild(box, 'default');
    write(
      checked !== undefined && !/^(?:0|false)$/.test(checked.attributes.val ?? '1') ? '\u2611 ' : '\u2610 ',
    );
  }
  const entries = findAll(part, 'ddList')[0];
  if (entries !== undefined) {
    const chosen = Number(
      firstChild(entries, 'result')?.attributes.val ?? firstChild(entries, 'default')?.attributes.val ?? '0',
    );
    write(childrenOf(entries, 'listEntry')[chosen]?.attributes.val ?? '');
  }
}
