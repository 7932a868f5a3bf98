/** Blocks of a file as runs of strips, one run for each stretch of pages of the same size. */
import { assertNever } from '../../contract/errors.ts';
import type { Block, FileContent, HiddenPart } from '../../intake/file-content.ts';
import type { OpenFonts } from '../typeset/fonts.ts';
import { ink } from '../typeset/style.ts';
import { hasUnseen } from './draw-strips.ts';
import type { PictureStore } from './place-pictures.ts';
import { setGrid, setTable } from './set-table.ts';
import { setFacts, setHeading, setParagraph, setPreformatted } from './set-text.ts';
import {
  landscape,
  measureOf,
  type PageSize,
  type PlacedPicture,
  type PrintStrip,
  portrait,
} from './shapes.ts';
import { appendixLead, appendixTitle, hiddenTitles, warningTitle, warningWords } from './words.ts';

export type Section =
  | { readonly kind: 'strips'; readonly page: PageSize; readonly strips: PrintStrip[] }
  | { readonly kind: 'picture'; readonly page: PageSize; readonly picture: PlacedPicture };

type Setter = {
  readonly fonts: OpenFonts;
  readonly pictures: PictureStore;
  readonly sections: Section[];
  unshown: number;
};

/** At least one section. The pages of hidden part `n` begin at the anchor of that number. */
export async function setContent(
  fonts: OpenFonts,
  pictures: PictureStore,
  content: FileContent,
): Promise<Section[]> {
  const setter: Setter = { fonts, pictures, sections: [], unshown: 0 };
  for (const block of content.blocks) await setBlock(setter, block, null);
  await setAppendix(setter, content);
  return setter.sections;
}

async function setAppendix(setter: Setter, { hidden, warnings }: FileContent): Promise<void> {
  const shown = new Set(warnings);
  if (setter.unshown > 0) shown.add('picture-not-shown');
  if (hidden.length === 0 && shown.size === 0 && !hasUnseenText(setter)) {
    if (setter.sections.length === 0)
      await setBlock(setter, paragraph('The file holds nothing that can be shown.'), null);
    return;
  }
  if (hidden.length > 0) {
    const strips = setHeading(setter.fonts, portrait, 1, appendixTitle);
    setter.sections.push({ kind: 'strips', page: portrait, strips: [...strips] });
    await setBlock(setter, paragraph(appendixLead), null);
  }
  for (const [part, found] of hidden.entries()) await setHiddenPart(setter, found, part);
  if (hasUnseenText(setter)) shown.add('characters-not-drawn');
  if (shown.size === 0) return;
  await setBlock(setter, { kind: 'heading', level: 2, text: warningTitle }, null);
  for (const warning of shown) await setBlock(setter, paragraph(warningWords[warning]), null);
}

/** Of all that was set so far. */
function hasUnseenText({ sections, fonts }: Setter): boolean {
  return sections.some(
    (section) =>
      section.kind === 'strips' &&
      section.strips.some(({ shapes }) =>
        shapes.some(
          (shape) =>
            shape.kind === 'text' && shape.line.some(({ style, text }) => hasUnseen(fonts[style], text)),
        ),
      ),
  );
}

async function setHiddenPart(setter: Setter, { kind, blocks }: HiddenPart, part: number): Promise<void> {
  await setBlock(setter, { kind: 'heading', level: 2, text: hiddenTitles[kind] }, part);
  for (const block of blocks) await setBlock(setter, block, null);
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text, style: 'regular' }], indent: 0, marker: '' };
}

async function setBlock(setter: Setter, block: Block, part: number | null): Promise<void> {
  const { fonts } = setter;
  switch (block.kind) {
    case 'heading': {
      const strips = setHeading(fonts, portrait, block.level, block.text);
      const [first, ...rest] = strips;
      if (part === null || first === undefined) return add(setter, portrait, strips);
      return add(setter, portrait, [
        { ...first, shapes: [{ kind: 'anchor', part }, ...first.shapes] },
        ...rest,
      ]);
    }
    case 'paragraph':
      return add(setter, portrait, setParagraph(fonts, portrait, block));
    case 'preformatted':
      return add(setter, portrait, setPreformatted(fonts, portrait, block.text));
    case 'facts':
      return add(setter, portrait, setFacts(fonts, portrait, block.rows));
    case 'table':
      return add(setter, portrait, setTable(fonts, portrait, block));
    case 'grid': {
      const { page, strips } = setGrid(fonts, block);
      return add(setter, page, strips);
    }
    case 'picture':
      return setPicture(setter, block);
    case 'rule':
      return add(setter, portrait, [setRule()]);
    default:
      return assertNever(block);
  }
}

/** To the pages that are being filled, where they have the same size; a heading goes with what it announces. */
function add(setter: Setter, page: PageSize, strips: readonly PrintStrip[]): void {
  const last = setter.sections.at(-1);
  if (last?.kind === 'strips' && last.page === page) {
    for (const strip of strips) last.strips.push(strip);
    return;
  }
  const announced: PrintStrip[] = [];
  if (last?.kind === 'strips') {
    while (last.strips.at(-1)?.keep === true) announced.unshift(...last.strips.splice(-1));
    if (last.strips.length === 0) setter.sections.pop();
  }
  setter.sections.push({ kind: 'strips', page, strips: [...announced, ...strips] });
}

function setRule(): PrintStrip {
  const shape = {
    kind: 'fill',
    x: portrait.margin,
    y: 0,
    width: measureOf(portrait),
    height: 0.5,
    colour: ink.rule,
  } as const;
  return { before: 8, height: 4, keep: false, shapes: [shape], header: null };
}

async function setPicture(setter: Setter, block: Extract<Block, { kind: 'picture' }>): Promise<void> {
  const embedded = await setter.pictures.embed(block.picture);
  if (embedded === null) {
    setter.unshown += 1;
    const words =
      block.description === ''
        ? '[Picture that cannot be shown]'
        : `[Picture that cannot be shown: ${block.description}]`;
    return add(
      setter,
      portrait,
      setParagraph(setter.fonts, portrait, {
        runs: [{ text: words, style: 'italic' }],
        indent: 0,
        marker: '',
      }),
    );
  }
  const turned = block.turns % 2 === 1;
  const picture: PlacedPicture = {
    name: embedded.name,
    width: turned ? embedded.height : embedded.width,
    height: turned ? embedded.width : embedded.height,
    turns: block.turns,
    mirrored: block.mirrored,
  };
  if (block.wholePage) {
    const page = picture.width > picture.height ? landscape : portrait;
    setter.sections.push({ kind: 'picture', page, picture });
    return;
  }
  // A pixel is three quarters of a point unless the document says otherwise (CSS 2.2, 4.3.2).
  const wanted = Math.min(block.width ?? picture.width * 0.75, measureOf(portrait));
  const highest = portrait.height - 2 * portrait.margin - 20;
  const scale = Math.min(wanted / picture.width, highest / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const shape = { kind: 'picture', x: portrait.margin, y: 0, width, height, picture } as const;
  return add(setter, portrait, [
    { before: 6, height: height + 4, keep: false, shapes: [shape], header: null },
  ]);
}
