/** Pages of Helvetica set as word processors set them, with a name in the middle of a line. */
import { widthsOfHelvetica } from './helvetica.ts';

export type Setting = 'ragged' | 'justified' | 'centred' | 'right' | 'cell' | 'spaceless';

export type SetPage = {
  /** Operators of a page of 400 by 400 points. */
  readonly content: string;
  /** Round the name, as the desk would mark it; default user space. */
  readonly mark: readonly [number, number, number, number];
};

export const size = 11;
const leading = 15;
const left = 50;
const right = 340;

export function measure(text: string): number {
  return ([...text].reduce((sum, letter) => sum + (widthsOfHelvetica.get(letter) ?? 556), 0) * size) / 1000;
}

type Placed = { readonly word: string; readonly x: number; readonly spaceAfter: boolean };

/** Lines of words; `#` is where the name stands. */
export function setPage(lines: readonly (readonly string[])[], name: string, setting: Setting): SetPage {
  let content = '';
  let mark: SetPage['mark'] = [0, 0, 0, 0];
  for (const [i, words] of lines.entries()) {
    const y = 340 - i * leading;
    const named = words.map((word) => word.replace('#', name));
    const placed = placeLine(named, setting, i === lines.length - 1);
    for (const [j, { word, x, spaceAfter }] of placed.entries()) {
      const text = spaceAfter && setting !== 'spaceless' ? `${word} ` : word;
      content += `1 0 0 1 ${x.toFixed(3)} ${y} Tm (${text.replaceAll(/[()\\]/gu, '\\$&')}) Tj\n`;
      const at = words[j]?.indexOf('#') ?? -1;
      if (at < 0) continue;
      const start = x + measure(word.slice(0, at));
      mark = [start - 0.4, y - 2.2, start + measure(name) + 0.4, y + 8.4];
    }
  }
  const frame =
    setting === 'cell'
      ? '.9 g 45 320 150 15 re f 0 g .5 w 45 305 150 45 re 195 305 150 45 re S 45 320 m 345 320 l S\n'
      : '';
  return { content: `${frame}BT /F1 ${size} Tf\n${content}ET\n`, mark };
}

function placeLine(words: readonly string[], setting: Setting, isLast: boolean): readonly Placed[] {
  const natural = measure(' ');
  const widths = words.map(measure);
  const total = widths.reduce((a, b) => a + b, 0);
  const spaces = words.length - 1;
  const stretched = setting === 'justified' && !isLast ? (right - left - total) / spaces : natural;
  const length = total + spaces * stretched;
  let x = { centred: (left + right - length) / 2, right: right - length }[String(setting)] ?? left;
  return words.map((word, i) => {
    const placed = { word, x, spaceAfter: i < spaces };
    x += (widths[i] ?? 0) + stretched;
    return placed;
  });
}
