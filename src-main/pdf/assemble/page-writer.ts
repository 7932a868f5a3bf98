/** Writes the pages of a bundle one after the other, each with its foot. */
import { PDFDict, type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { Rect } from '../../contract/values.ts';
import { drawPage } from '../typeset/draw-page.ts';
import { createFontEmbedder } from '../typeset/embed-fonts.ts';
import type { OpenFonts } from '../typeset/fonts.ts';
import type { SetPage } from '../typeset/strips.ts';
import { a4 } from '../typeset/style.ts';
import type { TextElement } from '../typeset/text-elements.ts';
import { writePageTree } from '../write/page-tree.ts';
import type { StructureKid } from '../write/structure-tree.ts';
import { drawFoot, type FootInput } from './foot.ts';
import type { PlacedPage } from './place-document.ts';

export type FootPlace = Pick<FootInput, 'title' | 'place' | 'page'>;

export type PageWriter = {
  writeOwnPage(page: SetPage, foot: FootPlace): void;
  writeDocumentPage(page: PlacedPage, foot: FootPlace): void;
  /** In page order. */
  readonly pageRefs: readonly PDFRef[];
  /** What was drawn of an element of the bundle's own text, page by page. */
  listContents(element: TextElement): readonly StructureKid[];
  /** Writes the fonts, the links and the page tree; call once, after the last page. */
  finish(): Promise<void>;
};

type OwnLink = { readonly page: PDFRef; readonly rect: Rect; readonly to: number; readonly ref: PDFRef };

/** `pages` is the number of pages of the whole bundle. */
export function createPageWriter(bundle: PDFDocument, fonts: OpenFonts, pages: number): PageWriter {
  const { context } = bundle;
  const embedder = createFontEmbedder(context);
  const pageRefs: PDFRef[] = [];
  const contents = new Map<TextElement, StructureKid[]>();
  const links: OwnLink[] = [];
  /** Most pages are placed alike. */
  const placings = new Map<string, PDFRef>();

  function drawFootOf(place: FootPlace, width: number, used: ReadonlySet<string>) {
    const usedFonts = new Set(used);
    const operators = drawFoot(fonts, embedder, { ...place, pages, width }, usedFonts);
    const embedded = fonts.regular
      .concat(fonts.italic, fonts.bold)
      .filter((font) => embedder.has(font))
      .map((font) => embedder.use(font))
      .filter(({ name }) => usedFonts.has(name));
    return { operators, fonts: Object.fromEntries(embedded.map(({ name, ref }) => [name, ref])) };
  }

  function keep(element: TextElement, kid: StructureKid): void {
    const kids = contents.get(element) ?? [];
    kids.push(kid);
    contents.set(element, kids);
  }

  function writeLink({ page, rect, to, ref }: OwnLink): void {
    const target = pageRefs[to - 1];
    if (target === undefined) return;
    const annotation = { Type: 'Annot', Subtype: 'Link', Rect: [...rect], Border: [0, 0, 0] };
    context.assign(ref, context.obj({ ...annotation, P: page, Dest: [target, 'Fit'] }));
  }

  return {
    pageRefs,
    listContents: (element) => contents.get(element) ?? [],
    writeOwnPage: (page, place) => {
      const drawn = drawPage(fonts, embedder, page);
      const foot = drawFootOf(place, a4.width, drawn.usedFonts);
      const ref = context.nextRef();
      for (const [content, element] of drawn.contents.entries()) keep(element, { page: ref, content });
      const own = drawn.links.flatMap(({ rect, element }): OwnLink[] =>
        element.page === undefined ? [] : [{ page: ref, rect, to: element.page, ref: context.nextRef() }],
      );
      for (const [index, link] of own.entries()) {
        const element = drawn.links[index]?.element;
        if (element !== undefined) keep(element, { page: ref, annotation: link.ref });
      }
      links.push(...own);
      const entries = {
        Type: 'Page',
        MediaBox: [0, 0, a4.width, a4.height],
        Resources: { Font: foot.fonts },
        Contents: context.register(context.flateStream(`${drawn.content}\n${foot.operators}`)),
      };
      context.assign(
        ref,
        context.obj(
          own.length === 0 ? entries : { ...entries, Annots: own.map((link) => link.ref), Tabs: 'S' },
        ),
      );
      pageRefs.push(ref);
    },
    writeDocumentPage: (page, place) => {
      const foot = drawFootOf(place, page.width, new Set());
      const placing = placings.get(page.placing) ?? context.register(context.flateStream(page.placing));
      placings.set(page.placing, placing);
      const end = context.register(context.flateStream(`Q\n${foot.operators}`));
      const entries = {
        Type: 'Page',
        MediaBox: [0, 0, page.width, page.height],
        Resources: addFonts(page.resources, foot.fonts),
        Contents: [placing, ...page.contents, end],
      };
      context.assign(
        page.ref,
        context.obj(page.group === null ? entries : { ...entries, Group: page.group }),
      );
      pageRefs.push(page.ref);
    },
    async finish() {
      for (const link of links) writeLink(link);
      await embedder.finish();
      writePageTree(bundle, pageRefs);
    },
  };
}

/** A list of its own: pages of a document may share one. */
function addFonts(resources: PDFDict, fonts: Readonly<Record<string, PDFRef>>): PDFDict {
  const { context } = resources;
  const all = PDFDict.withContext(context);
  for (const [key, value] of resources.entries()) all.set(key, value);
  const own = PDFDict.withContext(context);
  for (const [key, value] of resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.entries() ?? [])
    own.set(key, value);
  for (const [name, ref] of Object.entries(fonts)) own.set(PDFName.of(name), ref);
  all.set(PDFName.of('Font'), own);
  return all;
}
