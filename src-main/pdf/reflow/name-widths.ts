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

export type NameMeasure = {
  /** In em. */
  measure(name: string): number;
  /** The widths of all names of a list, ascending; worked out once. */
  measureAll(names: readonly string[], inCapitals: boolean): Float64Array;
};

/** Letters that the page does not show are taken to be as much wider than the standard ones as the others. */
export function createNameMeasure(known: LetterWidths): NameMeasure {
  let [own, usual] = [0, 0];
  for (const [letter, width] of known) {
    if (!/^\p{L}$/u.test(letter) || width <= 0) continue;
    own += width;
    usual += findStandard(letter);
  }
  const scale = usual > 0 ? own / usual : 1;
  const guessed = new Map(known);
  const measureLetter = (letter: string): number => {
    const width = guessed.get(letter) ?? findStandard(letter) * scale;
    guessed.set(letter, width);
    return width;
  };
  const measure = (name: string): number => {
    let width = 0;
    for (const letter of name) width += measureLetter(letter);
    return width;
  };
  const lists = [
    new Map<readonly string[], Float64Array>(),
    new Map<readonly string[], Float64Array>(),
  ] as const;
  return {
    measure,
    measureAll: (names, inCapitals) => {
      const measured = lists[inCapitals ? 1 : 0];
      const widths =
        measured.get(names) ??
        Float64Array.from(names, (name) => measure(inCapitals ? name.toUpperCase() : name)).sort();
      measured.set(names, widths);
      return widths;
    },
  };
}
