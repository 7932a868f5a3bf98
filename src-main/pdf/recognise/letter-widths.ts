/**
 * How wide letters usually are beside one another, in thousandths: those of Helvetica. A machine says where a word
 * stands, not where its letters do; with these, each is nearly in its place.
 */
const classes: readonly (readonly [width: number, letters: string])[] = [
  [222, "ijl‘’'|"],
  [278, 'ft.,:;!/\\I[] '],
  [333, 'r-()"“”{}'],
  [500, 'ckvxyzsJ'],
  [611, 'FTZ~+=<>'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [944, 'W—@%'],
];
const usual = 556;

const widths = new Map(classes.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])));

export function findLetterWidth(letter: string): number {
  // Accents change nothing.
  return widths.get(letter) ?? widths.get(letter.normalize('NFD').charAt(0)) ?? usual;
}
