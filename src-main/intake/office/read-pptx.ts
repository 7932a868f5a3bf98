/** PowerPoint presentations (ECMA-376, PresentationML): the words of each slide, its pictures, its notes. */
import { AppError } from '../../contract/errors.ts';
import { type Block, type Cell, type FileContent, type HiddenPart, listItem, say } from '../file-content.ts';
import { childrenOf, type Element, findAll, textOf } from '../markup.ts';
import { readDrawnWords, readParagraph, readParagraphs } from './drawn-words.ts';
import { openPackage, type Package, pictureBlock, readEmbeddings, readProperties } from './open-package.ts';

/** Throws file-damaged. */
export async function readPptx(bytes: Uint8Array): Promise<FileContent> {
  const file = await openPackage(bytes);
  const slides = await listSlides(file);
  if (slides.length === 0) throw new AppError('file-damaged');
  const blocks: Block[] = [];
  const hidden: Block[] = [];
  const notes: Block[] = [];
  const comments: Block[] = [];
  for (const [index, path] of slides.entries()) {
    const root = await file.xml(path);
    if (root === null) continue;
    const isHidden = childrenOf(root)[0]?.attributes.show === '0';
    const target = isHidden ? hidden : blocks;
    target.push(
      { kind: 'heading', level: 2, text: `Slide ${index + 1}` },
      ...(await readSlide(file, path, root)),
    );
    for (const { type, target: part } of (await file.relations(path)).values()) {
      const beside = type === 'notesSlide' || type === 'comments' ? await file.xml(part) : null;
      if (beside === null) continue;
      const texts = readParagraphs(beside).filter((text) => !/^\d+$/.test(text));
      const from = type === 'notesSlide' ? texts : findAll(beside, 'text').map(textOf).concat(texts);
      if (from.length > 0)
        (type === 'notesSlide' ? notes : comments).push(listItem(`Slide ${index + 1}: ${from.join('\n')}`));
    }
  }
  const parts: HiddenPart[] = [];
  if (hidden.length > 0) parts.push({ kind: 'hidden-text', count: 1, blocks: hidden });
  if (notes.length > 0) parts.push({ kind: 'speaker-notes', count: notes.length, blocks: notes });
  if (comments.length > 0) parts.push({ kind: 'comment', count: comments.length, blocks: comments });
  return {
    blocks,
    hidden: [...parts, ...(await readProperties(file))],
    children: await readEmbeddings(file),
    warnings: [],
  };
}

/** In the order of the show. */
async function listSlides(file: Package): Promise<string[]> {
  const relations = await file.relations('ppt/presentation.xml');
  const root = await file.xml('ppt/presentation.xml');
  const ids = root === null ? [] : findAll(root, 'sldId').map(({ attributes }) => attributes.id ?? '');
  // Two attributes are called id; the one with a prefix is the relation.
  const listed = ids.flatMap((id) => relations.get(id)?.target ?? []);
  const all = file.names
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/i.test(name))
    .sort((a, b) => Number(/\d+/.exec(a.slice(10))?.[0]) - Number(/\d+/.exec(b.slice(10))?.[0]));
  return [...listed, ...all.filter((name) => !listed.includes(name))];
}

async function readSlide(file: Package, path: string, root: Element): Promise<Block[]> {
  const tables = findAll(root, 'tbl');
  const inTables = new Set(tables.flatMap((table) => findAll(table, 'p')));
  const blocks: Block[] = findAll(root, 'p')
    .filter((paragraph) => !inTables.has(paragraph))
    .map(readParagraph)
    .filter((text) => text.trim() !== '')
    .map((text) => say(text));
  for (const table of tables) {
    const rows = findAll(table, 'tr').map((row) =>
      childrenOf(row, 'tc').map((cell): Cell => ({ text: readParagraphs(cell).join('\n'), span: 1 })),
    );
    blocks.push({ kind: 'table', rows, heads: 0 });
  }
  const relations = await file.relations(path);
  for (const { type, target, external } of relations.values()) {
    const bytes = type === 'image' && !external ? await file.bytes(target) : null;
    if (bytes !== null) blocks.push(pictureBlock(bytes, null, ''));
  }
  blocks.push(...(await readDrawnWords(file, relations)));
  return blocks;
}
