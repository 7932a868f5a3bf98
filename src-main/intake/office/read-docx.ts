/** Word documents (ECMA-376, WordprocessingML): text in its order, and all that Word can hide. */
import { AppError } from '../../contract/errors.ts';
import { type Block, type FileContent, type HiddenPart, listItem, say } from '../file-content.ts';
import { blockText } from '../flow.ts';
import { childrenOf, type Element, findAll, firstChild } from '../markup.ts';
import { readDrawnWords } from './drawn-words.ts';
import { openPackage, type Package, type Relation, readEmbeddings, readProperties } from './open-package.ts';
import { readWordBlocks } from './word-blocks.ts';
import { readNumbering } from './word-numbering.ts';
import { createWordWalk, type WordWalk } from './word-walk.ts';

/** Throws file-damaged. */
export async function readDocx(bytes: Uint8Array): Promise<FileContent> {
  const file = await openPackage(bytes);
  const main = await findMainPart(file);
  const root = await file.xml(main);
  const body = root === null ? undefined : (firstChild(root, 'document', 'body') ?? findAll(root, 'body')[0]);
  if (body === undefined) throw new AppError('file-damaged');
  const relations = await file.relations(main);
  const walk = createWordWalk(
    relations,
    await readMedia(file, relations),
    await readNumbering(file, relations),
  );
  const blocks: Block[] = [...readWordBlocks(body, walk)];
  blocks.push(...(await readRunningText(file, relations, walk)));
  blocks.push(...(await readNotes(file, relations, walk)));
  const drawn = await readDrawnWords(file, relations);
  if (drawn.length > 0) blocks.push({ kind: 'heading', level: 2, text: 'Charts and diagrams' }, ...drawn);
  const comments = await readComments(file, relations, walk);
  const glossary = file.names.find((name) => /glossary\/document\.xml$/i.test(name));
  if (glossary !== undefined) await readGlossary(file, glossary, walk);
  return {
    blocks,
    hidden: [...describeHidden(walk, comments), ...(await readProperties(file))],
    children: await readEmbeddings(file),
    warnings: [...walk.warnings],
  };
}

async function findMainPart(file: Package): Promise<string> {
  const relations = await file.relations('');
  const main = [...relations.values()].find(({ type, external }) => type === 'officeDocument' && !external);
  return main?.target ?? 'word/document.xml';
}

/** Pictures by relation id; of one part. */
async function readMedia(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const media = new Map<string, Uint8Array>();
  for (const [id, { type, target, external }] of relations) {
    const bytes = type === 'image' && !external ? await file.bytes(target) : null;
    if (bytes !== null) media.set(id, bytes);
  }
  return media;
}

type Part = { readonly type: string; readonly root: Element; readonly walk: WordWalk };

/** Parts of these types, each to be walked with its own relations and pictures. */
async function* openParts(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
  types: readonly string[],
  walk: WordWalk,
): AsyncGenerator<Part> {
  for (const { type, target } of relations.values()) {
    if (!types.includes(type)) continue;
    const root = await file.xml(target);
    if (root === null) continue;
    const own = await file.relations(target);
    yield { type, root, walk: { ...walk, relations: own, media: await readMedia(file, own) } };
  }
}

/** The same words on every page are shown once. */
async function readRunningText(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
  walk: WordWalk,
): Promise<Block[]> {
  const shown = new Set<string>();
  const blocks: Block[] = [];
  for await (const part of openParts(file, relations, ['header', 'footer'], walk)) {
    const { type, root } = part;
    const found = readWordBlocks(childrenOf(root)[0] ?? root, part.walk);
    const text = found.map(blockText).join('\n').trim();
    const pictures = found.filter(({ kind }) => kind === 'picture');
    if ((text === '' && pictures.length === 0) || shown.has(text)) continue;
    shown.add(text);
    blocks.push(say(type === 'header' ? 'Header' : 'Footer', 'italic'), ...found);
  }
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Headers and footers' }, ...blocks];
}

async function readNotes(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
  walk: WordWalk,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const part of openParts(file, relations, ['footnotes', 'endnotes'], walk)) {
    const { type, root } = part;
    for (const note of [...findAll(root, 'footnote'), ...findAll(root, 'endnote')]) {
      // The lines between text and notes are notes of a kind of their own.
      if (note.attributes.type !== undefined && note.attributes.type !== 'normal') continue;
      const found = readWordBlocks(note, part.walk);
      const [first, ...rest] = found;
      if (first === undefined) continue;
      const marker = `[${type === 'endnotes' ? 'e' : ''}${note.attributes.id ?? ''}]`;
      blocks.push(first.kind === 'paragraph' ? { ...first, marker } : first, ...rest);
    }
  }
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Notes' }, ...blocks];
}

async function readComments(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
  walk: WordWalk,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const part of openParts(file, relations, ['comments'], walk)) {
    for (const comment of findAll(part.root, 'comment')) {
      const found = readWordBlocks(comment, part.walk);
      const { author = '', date = '', id = '' } = comment.attributes;
      const anchor = walk.commented.get(id)?.trim() ?? '';
      const head = [
        author,
        date.replace('T', ' ').replace('Z', ''),
        anchor === '' ? '' : `on \u201c${anchor}\u201d`,
      ]
        .filter((part) => part !== '')
        .join(', ');
      blocks.push(listItem(`${head}${head === '' ? '' : ': '}${found.map(blockText).join('\n')}`));
    }
  }
  return blocks;
}

/** Building blocks that lie in the file and on no page. */
async function readGlossary(file: Package, path: string, walk: WordWalk): Promise<void> {
  const root = await file.xml(path);
  for (const body of root === null ? [] : findAll(root, 'docPartBody')) {
    const text = readWordBlocks(body, { ...walk, relations: new Map(), media: new Map() })
      .map(blockText)
      .join('\n')
      .trim();
    if (text !== '') walk.hidden.push(text);
  }
}

function describeHidden(walk: WordWalk, comments: readonly Block[]): HiddenPart[] {
  const parts: HiddenPart[] = [];
  if (walk.changes.length > 0)
    parts.push({
      kind: 'tracked-change',
      count: walk.changes.length,
      blocks: walk.changes.map(({ what, by, text }) =>
        listItem(`${what}${by === '' ? '' : ` (${by})`}: ${text}`),
      ),
    });
  if (comments.length > 0) parts.push({ kind: 'comment', count: comments.length, blocks: comments });
  const hidden = walk.hidden.filter((text) => text.trim() !== '');
  if (hidden.length > 0)
    parts.push({ kind: 'hidden-text', count: hidden.length, blocks: hidden.map((text) => listItem(text)) });
  if (walk.links.size > 0)
    parts.push({
      kind: 'link-target',
      count: walk.links.size,
      blocks: [...walk.links].map(([target, text]) => listItem(text === '' ? target : `${text}: ${target}`)),
    });
  return parts;
}
