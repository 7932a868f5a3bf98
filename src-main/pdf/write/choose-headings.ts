/** Which paragraphs are headings: clearly larger than the text around them, or one bold line. In doubt, none. */
import { bolder } from './group-paragraphs.ts';
import type { PageElement, ParagraphLook } from './page-structure.ts';

export type HeadingRole = 'H1' | 'H2' | 'H3';

/** Of the size of most text. */
const larger = 1.2;
const mostLines = 3;
const mostCharacters = 160;
/** Of all characters; where more is bold, or large, bold and large mean nothing. */
const rare = 0.25;

/** For all elements of a document in order; null for a paragraph or a figure. */
export function chooseHeadings(elements: readonly PageElement[]): readonly (HeadingRole | null)[] {
  const looks = elements.flatMap((one) => (one.kind === 'paragraph' ? [one.look] : []));
  const body = findMedian(looks, (look) => look.size);
  const isLarge = ({ size }: ParagraphLook) => size >= larger * body;
  const weight = findMedian(
    looks.filter((look) => look.weight > 0),
    (look) => look.weight,
  );
  const isBold = (look: ParagraphLook) => weight > 0 && look.weight > bolder * weight;
  const largeCounts = isRare(looks, isLarge);
  const boldCounts = isRare(looks, isBold);
  const kindOf = (look: ParagraphLook): 'large' | 'bold' | null => {
    if (look.tabular || look.letters < 2 || look.characters > mostCharacters || look.lines > mostLines)
      return null;
    if (largeCounts && isLarge(look)) return 'large';
    return boldCounts && isBold(look) && look.lines === 1 && look.size >= body ? 'bold' : null;
  };
  // The largest is the first level, all others that are larger the second, bold lines come last.
  const sizes = looks.flatMap((look) => (kindOf(look) === 'large' ? [look.size] : []));
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const levels: readonly HeadingRole[] = sizes.some((size) => size < largest)
    ? ['H1', 'H2', 'H3']
    : sizes.length > 0
      ? ['H1', 'H1', 'H2']
      : ['H1', 'H1', 'H1'];
  return elements.map((one) => {
    if (one.kind !== 'paragraph') return null;
    const kind = kindOf(one.look);
    if (kind === null) return null;
    return levels[kind === 'bold' ? 2 : one.look.size === largest ? 0 : 1] ?? null;
  });
}

/** Of all characters. */
function findMedian(looks: readonly ParagraphLook[], measure: (look: ParagraphLook) => number): number {
  const sorted = looks.toSorted((a, b) => measure(a) - measure(b));
  const half = countCharacters(looks) / 2;
  let before = 0;
  for (const look of sorted) {
    before += look.characters;
    if (before >= half) return measure(look);
  }
  return 0;
}

function isRare(looks: readonly ParagraphLook[], is: (look: ParagraphLook) => boolean): boolean {
  return countCharacters(looks.filter(is)) <= rare * countCharacters(looks);
}

function countCharacters(looks: readonly ParagraphLook[]): number {
  return looks.reduce((sum, { characters }) => sum + characters, 0);
}
