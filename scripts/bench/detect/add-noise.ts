/** What a scan makes of a page: letters confused, words broken at the end of a line or torn apart. The same on every machine. */
import { seedRandom } from '../../seed-random.ts';

/** As Tesseract confuses them on faxes and photocopies. */
const confusions: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['m', 'rn'],
  ['cl', 'd'],
  ['d', 'cl'],
  ['vv', 'w'],
  ['w', 'vv'],
  ['l', '1'],
  ['I', 'l'],
  ['l', 'I'],
  ['i', 'l'],
  ['O', '0'],
  ['o', '0'],
  ['0', 'O'],
  ['S', '5'],
  ['B', '8'],
  ['e', 'c'],
  ['h', 'b'],
];
/** Of a hundred words eight have one confusion; of the long ones one is broken at a line's end and one torn apart. */
const confused = 0.08;
const broken = 0.01;
const torn = 0.01;
/** Of a hundred gaps between words, where the line ends elsewhere than it did. */
const wrapped = 0.06;

/** Spans keep their members and get the offsets of the noisy text; their `text` stays what was meant. */
export function addNoise<Span extends { readonly start: number; readonly end: number }>(
  text: string,
  spans: readonly Span[],
  seed: number,
): { readonly text: string; readonly spans: readonly Span[] } {
  const random = seedRandom(seed);
  let noisy = '';
  const moved = new Int32Array(text.length + 1);
  const write = (at: number, length: number, written: string) => {
    for (let unit = 0; unit < length; unit += 1) moved[at + unit] = noisy.length;
    noisy += written;
  };
  for (const { 0: piece, index } of text.matchAll(/\S+|\s+/gu)) {
    if (/^\s/u.test(piece)) {
      write(index, piece.length, piece === ' ' && random() < wrapped ? '\n' : piece);
      continue;
    }
    const confusion = random() < confused ? chooseConfusion(piece, random) : null;
    const cut = chooseCut(piece, random);
    let at = 0;
    while (at < piece.length) {
      if (cut !== null && cut.at === at) noisy += cut.written;
      if (confusion !== null && confusion.at === at) {
        write(index + at, confusion.from.length, confusion.to);
        at += confusion.from.length;
      } else {
        write(index + at, 1, piece[at] ?? '');
        at += 1;
      }
    }
  }
  moved[text.length] = noisy.length;
  return {
    text: noisy,
    spans: spans.map((span) => ({
      ...span,
      start: moved[span.start] ?? 0,
      end: moved[span.end] ?? noisy.length,
    })),
  };
}

function chooseConfusion(
  word: string,
  random: () => number,
): { readonly at: number; readonly from: string; readonly to: string } | null {
  const possible = confusions.flatMap(([from, to]) =>
    [...word.matchAll(new RegExp(from, 'g'))].map(({ index }) => ({ at: index, from, to })),
  );
  return possible[Math.floor(random() * possible.length)] ?? null;
}

/** Inside a long word of letters only, two letters from its ends at least. */
function chooseCut(
  word: string,
  random: () => number,
): { readonly at: number; readonly written: string } | null {
  const chance = random();
  const place = random();
  if (!/^\p{L}{6,}[^\p{L}]*$/u.test(word) || chance >= broken + torn) return null;
  const letters = /^\p{L}+/u.exec(word)?.[0].length ?? 0;
  return { at: 2 + Math.floor(place * (letters - 3)), written: chance < broken ? '-\n' : ' ' };
}
