/** What the recorder asks of whoever watches the text that pdf.js shows. */
import type { Glyph, Outline } from './display-item.ts';
import type { RecordingPath } from './recording-path.ts';

/** A character that pdf.js is about to draw. */
export type ShownCharacter = { readonly text: string; readonly advance: number };

export type GlyphSource = {
  /** The outline behind a path that came from a font, or null for any other path. */
  findOutline(path: RecordingPath): Outline | null;
  /** The next character of the text being shown that has this outline; null for an accent or outside any text. */
  takeCharacter(outline: Outline): ShownCharacter | null;
  /** What stands for a letter of the font being shown where the document does not hold that font. */
  findFallback(font: string, character: string): Outline | null;
  /** False where pdf.js draws characters that nobody announced: in patterns and Type 3 procedures. */
  isShowingText(): boolean;
  /** Line width that the page asked for, in the units of the current transform. */
  trueLineWidth(): number | null;
  /** Type 3 character that is being drawn. */
  currentPart(): Glyph | null;
};
