/**
 * Letters for fonts that a document names and does not hold, and that are none of the standard ones: another sans-serif
 * font's, whatever fonts the machine may have. Their places and widths are the document's.
 */
import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { locateFallbackFont } from '../pdfjs.ts';
import type { Outline } from './display-item.ts';
import { boundPath, closePath, curveTo, lineTo, moveTo, type Path } from './path.ts';

type Program = ReturnType<typeof fontkit.create>;

const programs = new Map<string, Program>();

/** One of the fonts that pdf.js brings along for Helvetica, by a canvas's description of a font. */
function findProgram(font: string): Program {
  const style = `${/\b(?:bold|[6-9]00)\b/u.test(font) ? 'Bold' : ''}${/italic|oblique/u.test(font) ? 'Italic' : ''}`;
  const known = programs.get(style);
  if (known !== undefined) return known;
  const program = fontkit.create(readFileSync(locateFallbackFont(style || 'Regular')));
  programs.set(style, program);
  return program;
}

/** Pixels. */
export function readFontSize(font: string): number {
  return Number(/([\d.]+)px/u.exec(font)?.[1] ?? 10);
}

/** Pixels by which the text moves on. */
export function measureFallback(font: string, text: string): number {
  const program = findProgram(font);
  const units = [...text].reduce(
    (sum, character) => sum + program.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth,
    0,
  );
  return (units / program.unitsPerEm) * readFontSize(font);
}

const outlines = new WeakMap<object, Map<string, Outline | null>>();

/** In em; always the same for a character of a font of the document. Null where there is no letter for it. */
export function findFallbackOutline(owner: object, font: string, character: string): Outline | null {
  const own = outlines.get(owner) ?? new Map<string, Outline | null>();
  outlines.set(owner, own);
  const known = own.get(character);
  if (known !== undefined) return known;
  const outline = makeOutline(owner, findProgram(font), character);
  own.set(character, outline);
  return outline;
}

function makeOutline(owner: object, program: Program, character: string): Outline | null {
  const code = character.codePointAt(0) ?? 0;
  if (!program.hasGlyphForCodePoint(code)) return null;
  const letter = readPath(listCommands(program.glyphForCodePoint(code).path), 1 / program.unitsPerEm);
  return { font: owner, character, path: letter, bounds: boundPath(letter) };
}

type Command = { readonly command: string; readonly args: readonly number[] };

/** They are not in fontkit's own types. */
function listCommands(letter: object): readonly Command[] {
  const commands: unknown = Reflect.get(letter, 'commands');
  return Array.isArray(commands) ? commands : [];
}

function readPath(commands: readonly Command[], scale: number): Path {
  const drawn: number[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map((value) => value * scale);
    if (command === 'closePath') {
      drawn.push(closePath);
      continue;
    }
    const toward = (from: number, to: number): number => from + (2 / 3) * (to - from);
    if (command === 'moveTo') drawn.push(moveTo, a, b);
    else if (command === 'lineTo') drawn.push(lineTo, a, b);
    else if (command === 'quadraticCurveTo')
      drawn.push(curveTo, toward(x, a), toward(y, b), toward(c, a), toward(d, b), c, d);
    else drawn.push(curveTo, a, b, c, d, e, f);
    [x, y] = command === 'quadraticCurveTo' ? [c, d] : command === 'bezierCurveTo' ? [e, f] : [a, b];
  }
  return drawn;
}
