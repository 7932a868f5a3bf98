/** What a file holds → its working PDF, with an appendix of what its maker's program does not show. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { AppError } from '../../contract/errors.ts';
import type { FileContent, HiddenKind, HiddenPart } from '../../intake/file-content.ts';
import type { PdfProgress } from '../engine.ts';
import { limits } from '../limits.ts';
import { createFontEmbedder } from '../typeset/embed-fonts.ts';
import { type OpenFonts, openFonts } from '../typeset/fonts.ts';
import { readFontFiles } from '../typeset/read-fonts.ts';
import { fillPages } from '../typeset/strips.ts';
import { drawPicture, drawStrips, type Used } from './draw-strips.ts';
import { createPictureStore } from './place-pictures.ts';
import { type Section, setContent } from './set-content.ts';
import type { PageSize, PlacedPicture } from './shapes.ts';
import { createUnseenFont } from './unseen-characters.ts';

export type PrintedContent = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** There are characters that no font has. */
  readonly undrawn: boolean;
  /** Where the appendix shows each hidden part. */
  readonly hidden: readonly { readonly kind: HiddenKind; readonly page: number; readonly count: number }[];
};

export type PrintOptions = {
  /** The path of `resources`. */
  readonly resourcesFolder: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PdfProgress) => void) | undefined;
};

/** Throws file-too-many-pages, cancelled. */
export async function printContent(content: FileContent, options: PrintOptions): Promise<PrintedContent> {
  const fonts = await loadFonts(options.resourcesFolder);
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const pictures = createPictureStore(document);
  const sections = await setContent(fonts, pictures, content);
  const pages = sections.flatMap(splitSection);
  if (pages.length > limits.pages)
    throw new AppError('file-too-many-pages', { pages: pages.length, limit: limits.pages });
  const embedder = createFontEmbedder(context);
  const unseen = createUnseenFont(context, fonts);
  const allFonts = [...fonts.regular, ...fonts.italic, ...fonts.bold];
  const anchors = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    if (options.signal?.aborted) throw new AppError('cancelled');
    const used: Used = { fonts: new Set(), pictures: new Set() };
    const drawn =
      page.kind === 'picture'
        ? drawWholePage(page.page, page.picture, used)
        : drawStrips({ fonts, embedder, unseen }, page.page, page.placed, used);
    if (page.kind === 'strips') noteAnchors(page.placed, index + 1, anchors);
    const fontRefs = allFonts.filter((font) => embedder.has(font)).map((font) => embedder.use(font));
    const named = [...fontRefs, unseen].filter(({ name }) => used.fonts.has(name));
    const leaf = document.addPage([page.page.width, page.page.height]).node;
    leaf.set(PDFName.of('Contents'), context.register(context.flateStream(drawn)));
    leaf.set(
      PDFName.of('Resources'),
      context.obj({
        Font: Object.fromEntries(named.map(({ name, ref }) => [name, ref])),
        XObject: Object.fromEntries([...pictures.refs].filter(([name]) => used.pictures.has(name))),
      }),
    );
    if (index % 20 === 19) options.onProgress?.({ done: index + 1, total: pages.length });
  }
  await embedder.finish();
  await unseen.finish();
  delete context.trailerInfo.Info;
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  return {
    bytes,
    pages: pages.length,
    undrawn: unseen.used,
    hidden: placeHidden(content.hidden, anchors, pages.length),
  };
}

/** One entry for each kind on a page. */
function placeHidden(
  parts: readonly HiddenPart[],
  anchors: ReadonlyMap<number, number>,
  lastPage: number,
): PrintedContent['hidden'] {
  const placed = new Map<string, { kind: HiddenKind; page: number; count: number }>();
  for (const [part, { kind, count }] of parts.entries()) {
    const page = anchors.get(part) ?? lastPage;
    const known = placed.get(`${kind} ${page}`) ?? { kind, page, count: 0 };
    placed.set(`${kind} ${page}`, { ...known, count: known.count + count });
  }
  return [...placed.values()];
}

type Page =
  | { readonly kind: 'picture'; readonly page: PageSize; readonly picture: PlacedPicture }
  | {
      readonly kind: 'strips';
      readonly page: PageSize;
      readonly placed: ReturnType<typeof fillSection>[number];
    };

function splitSection(section: Section): Page[] {
  if (section.kind === 'picture') return [section];
  return fillSection(section).map((placed) => ({ kind: 'strips', page: section.page, placed }));
}

function fillSection({ page, strips }: Extract<Section, { kind: 'strips' }>) {
  return fillPages(strips, page.height - 2 * page.margin);
}

/** As large as the page lets it be. */
function drawWholePage(page: PageSize, picture: PlacedPicture, used: Used): string {
  const room = 18;
  const scale = Math.min((page.width - 2 * room) / picture.width, (page.height - 2 * room) / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return drawPicture(
    picture,
    { x: (page.width - width) / 2, y: (page.height - height) / 2, width, height },
    used,
  );
}

function noteAnchors(
  placed: ReturnType<typeof fillSection>[number],
  page: number,
  anchors: Map<number, number>,
): void {
  for (const { strip } of placed)
    for (const shape of strip.shapes) if (shape.kind === 'anchor') anchors.set(shape.part, page);
}

let opened: { readonly folder: string; readonly fonts: Promise<OpenFonts> } | null = null;

/** Opening fonts and shaping words takes longer than most files do: once a process. */
function loadFonts(folder: string): Promise<OpenFonts> {
  if (opened?.folder !== folder) opened = { folder, fonts: readFontFiles(folder).then(openFonts) };
  return opened.fonts;
}
