/** How wide a name is in a font of the page, as somebody would reckon who guesses at what was taken out. */

/** Advances in em by character, as far as they are known. */
export type LetterWidths = ReadonlyMap<string, number>;

/** In thousandths of an em: the proportions that most fonts for reading share, those of Helvetica (Adobe's metrics). */
const standard: ReadonlyMap<string, number> = new Map(
  [
    [278, ' !,./:;I[\\]ft'],
    [222, "'ijl\u2018\u2019"],
    [333, '()-r`'],
    [500, 'Jckcsvxyz'],
    [556, 'L0123456789abdeghnopqu?_'],
    [611, 'FTZ'],
    [667, 'ABEKPSVXY&'],
    [722, 'CDHNRUw'],
    [778, 'GOQ'],
    [833, 'Mm'],
    [944, 'W'],
  ].flatMap(([width, letters]) =>
    [...String(letters)].map((letter) => [letter, Number(width) / 1000] as const),
  ),
);
const ordinary = 0.556;

function findStandard(letter: string): number {
  // An accent does not make a letter wider.
  const [plain = letter] = letter.normalize('NFD');
  return standard.get(plain) ?? ordinary;
}

/** In em; letters that the page does not show are taken to be as much wider than the standard ones as the others. */
export function createNameMeasure(known: LetterWidths): (name: string) => number {
  let [own, usual] = [0, 0];
  for (const [letter, width] of known) {
    if (!/^\p{L}$/u.test(letter) || width <= 0) continue;
    own += width;
    usual += findStandard(letter);
  }
  const scale = usual > 0 ? own / usual : 1;
  return (name) =>
    [...name].reduce((sum, letter) => sum + (known.get(letter) ?? findStandard(letter) * scale), 0);
}
