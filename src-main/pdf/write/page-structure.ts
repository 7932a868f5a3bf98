/**
 * What a page is made of, for who listens to it, in reading order. It is built from what our writers write; nothing of
 * the input's own structure is looked at.
 */

/** The numbers of marked-content sequences (MCID) of one page. */
type Contents = readonly number[];

export type ParagraphLook = {
  /** Points; the largest that most of it is set in. */
  readonly size: number;
  readonly lines: number;
  readonly characters: number;
  /** Of the characters. */
  readonly letters: number;
  /** Mean thickness of its letters' strokes by their size; 0 where it is not known. */
  readonly weight: number;
  /** With gaps within its lines, as in a table. */
  readonly tabular: boolean;
};

export type PageElement =
  | { readonly kind: 'paragraph'; readonly contents: Contents; readonly look: ParagraphLook }
  | { readonly kind: 'figure'; readonly contents: Contents; readonly alt: string };

export type PageStructure = readonly PageElement[];

/** Hands out the operators of marked content (ISO 32000-2, 14.6) and keeps what they stand for. */
export type PageTags = {
  /** Begins a part of a paragraph; its number is the caller's. */
  beginParagraph(paragraph: number): string;
  /** Begins a part of a picture: of the last one, unless text was begun since. */
  beginFigure(alt: string): string;
  /** `looks` by the numbers of `beginParagraph`. Elements come in the order in which they begin. */
  finish(looks: readonly ParagraphLook[]): PageStructure;
};

/** What is neither text nor picture: lines, grounds, boxes. */
export const beginArtifact = '/Artifact BMC\n';
export const endMarked = 'EMC\n';

type Begun =
  | { readonly kind: 'paragraph'; readonly paragraph: number; readonly contents: number[] }
  | { readonly kind: 'figure'; readonly alt: string; readonly contents: number[] };

export function createPageTags(): PageTags {
  const begun: Begun[] = [];
  const paragraphs = new Map<number, number[]>();
  let next = 0;
  return {
    beginParagraph: (paragraph) => {
      let contents = paragraphs.get(paragraph);
      if (contents === undefined) {
        contents = [];
        paragraphs.set(paragraph, contents);
        begun.push({ kind: 'paragraph', paragraph, contents });
      }
      contents.push(next);
      return `/P<</MCID ${next++}>>BDC\n`;
    },
    beginFigure: (alt) => {
      let figure = begun.at(-1);
      if (figure?.kind !== 'figure' || figure.alt !== alt || figure.contents.at(-1) !== next - 1) {
        figure = { kind: 'figure', alt, contents: [] };
        begun.push(figure);
      }
      figure.contents.push(next);
      return `/Figure<</MCID ${next++}>>BDC\n`;
    },
    finish: (looks) =>
      begun.flatMap((one): PageElement[] => {
        if (one.kind === 'figure') return [one];
        const look = looks[one.paragraph];
        return look === undefined ? [] : [{ kind: 'paragraph', contents: one.contents, look }];
      }),
  };
}
