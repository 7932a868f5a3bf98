/** Writes the pages of a bundle one after the other, each with its foot. */
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { drawPage } from '../typeset/draw-page.ts';
import { createFontEmbedder } from '../typeset/embed-fonts.ts';
import type { OpenFonts } from '../typeset/fonts.ts';
import type { SetPage } from '../typeset/strips.ts';
import { a4 } from '../typeset/style.ts';
import { writePageTree } from '../write/page-tree.ts';
import { drawFoot, type FootInput } from './foot.ts';
import type { PlacedPage } from './place-document.ts';

export type FootPlace = Pick<FootInput, 'title' | 'place' | 'page'>;

export type PageWriter = {
  writeOwnPage(page: SetPage, foot: FootPlace): void;
  writeDocumentPage(page: PlacedPage, foot: FootPlace): void;
  /** In page order. */
  readonly pageRefs: readonly PDFRef[];
  /** Writes the fonts and the page tree; call once, after the last page. */
  finish(): Promise<void>;
};

/** `pages` is the number of pages of the whole bundle. */
export function createPageWriter(bundle: PDFDocument, fonts: OpenFonts, pages: number): PageWriter {
  const { context } = bundle;
  const embedder = createFontEmbedder(context);
  const pageRefs: PDFRef[] = [];

  function writePage(
    size: { readonly width: number; readonly height: number },
    drawn: {
      readonly content: string;
      readonly usedFonts: ReadonlySet<string>;
      readonly form: PDFRef | null;
    },
    place: FootPlace,
  ): void {
    const usedFonts = new Set(drawn.usedFonts);
    const foot = drawFoot(fonts, embedder, { ...place, pages, width: size.width }, usedFonts);
    const fontRefs = fonts.regular
      .concat(fonts.italic, fonts.bold)
      .filter((font) => embedder.has(font))
      .map((font) => embedder.use(font))
      .filter(({ name }) => usedFonts.has(name));
    const page = context.obj({
      Type: 'Page',
      MediaBox: [0, 0, size.width, size.height],
      Resources: {
        Font: Object.fromEntries(fontRefs.map(({ name, ref }) => [name, ref])),
        ...(drawn.form ? { XObject: { Page: drawn.form } } : {}),
      },
      Contents: context.register(context.flateStream(`${drawn.content}\n${foot}`)),
    });
    pageRefs.push(context.register(page));
  }

  return {
    pageRefs,
    writeOwnPage: (page, foot) => writePage(a4, { ...drawPage(fonts, embedder, page), form: null }, foot),
    writeDocumentPage: (page, foot) =>
      writePage(
        page,
        { content: `q ${page.matrix.join(' ')} cm /Page Do Q`, usedFonts: new Set(), form: page.form },
        foot,
      ),
    async finish() {
      await embedder.finish();
      writePageTree(bundle, pageRefs);
    },
  };
}
