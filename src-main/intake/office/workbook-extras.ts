/** What lies in a workbook beside its cells (ECMA-376, 18 and 20): text boxes, charts, headers, pictures, pivot caches. */
import type { Block, FileContent, HiddenPart } from '../file-content.ts';
import { listItem, say } from '../file-content.ts';
import { type Element, findAll, firstChild, textOf } from '../markup.ts';
import { openPackage, type Package, pictureBlock, readEmbeddings } from './open-package.ts';

/** Empty where the file is a workbook of another kind. `values`: what the cells hold, shown or hidden. */
export async function readWorkbookExtras(
  bytes: Uint8Array,
  values: ReadonlySet<string>,
): Promise<FileContent> {
  const file = await openPackage(bytes);
  const blocks: Block[] = [];
  const addPart = (title: string, found: readonly Block[]): void => {
    if (found.length > 0) blocks.push({ kind: 'heading', level: 2, text: title }, ...found);
  };
  addPart('Text boxes and charts', await readDrawings(file));
  addPart('Headers and footers', await readRunningText(file));
  addPart('Pictures', await readPictures(file));
  const hidden: HiddenPart[] = [];
  const cache = [...(await readPivotCaches(file)), ...(await readStrays(file, values))];
  if (cache.length > 0) hidden.push({ kind: 'cached-data', count: cache.length, blocks: cache });
  const threads = await readThreads(file);
  if (threads.length > 0) hidden.push({ kind: 'comment', count: threads.length, blocks: threads });
  return { blocks, hidden, children: await readEmbeddings(file), warnings: [] };
}

async function readParts(file: Package, pattern: RegExp): Promise<Element[]> {
  const parts: Element[] = [];
  for (const name of file.names.filter((each) => pattern.test(each))) {
    const root = await file.xml(name);
    if (root !== null) parts.push(root);
  }
  return parts;
}

/** One paragraph of a drawing is one line; the numbers that a chart draws are in the cells. */
async function readDrawings(file: Package): Promise<Block[]> {
  const drawings = await readParts(file, /^xl\/(?:drawings|charts|diagrams)\/[^/]+\.xml$/i);
  return drawings.flatMap((root) => {
    const lines = findAll(root, 'p').map((paragraph) => findAll(paragraph, 't').map(textOf).join(''));
    const texts = lines.length > 0 ? lines : findAll(root, 't').map(textOf);
    return texts.filter((text) => text.trim() !== '').map((text) => say(text));
  });
}

async function readRunningText(file: Package): Promise<Block[]> {
  const sheets = await readParts(file, /^xl\/(?:work|chart)sheets\/[^/]+\.xml$/i);
  const names = ['oddHeader', 'evenHeader', 'firstHeader', 'oddFooter', 'evenFooter', 'firstFooter'];
  const texts = sheets.flatMap((sheet) =>
    names.flatMap((name) => findAll(sheet, name).map((element) => plainRunningText(textOf(element)))),
  );
  return [...new Set(texts)].filter((text) => text !== '').map((text) => say(text));
}

/** Codes for place, font, size and fields begin with & (18.3.1.46). */
function plainRunningText(text: string): string {
  return text
    .replace(/&"[^"]*"/g, '')
    .replace(/&\d+/g, ' ')
    .replace(/&K[0-9A-F]{6}|&K\d{2}[+-]\d{3}/gi, '')
    .replace(/&[A-Z]/g, ' ')
    .replaceAll('&&', '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

async function readPictures(file: Package): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const name of file.names.filter((each) => /^xl\/media\/[^/]+$/i.test(each))) {
    const bytes = await file.bytes(name);
    if (bytes !== null) blocks.push(pictureBlock(bytes, null, ''));
  }
  return blocks;
}

/** Texts in the table of shared strings (18.4) that no cell has any more: words of tables that were taken out. */
async function readStrays(file: Package, values: ReadonlySet<string>): Promise<Block[]> {
  const tables = await readParts(file, /^xl\/sharedStrings\.xml$/i);
  const texts = tables.flatMap((root) => findAll(root, 'si').map(textOf));
  return [...new Set(texts)]
    .filter((text) => text.trim() !== '' && !values.has(text.trim()))
    .map((text) => listItem(text));
}

/** Rows of the source of a pivot table, kept even where the source is gone (18.10). */
async function readPivotCaches(file: Package): Promise<Block[]> {
  const definitions = await readParts(file, /pivotCacheDefinition\d*\.xml$/i);
  const records = await readParts(file, /pivotCacheRecords\d*\.xml$/i);
  const fields = definitions.flatMap((root) =>
    findAll(root, 'cacheField').map((field) => {
      const values = firstChild(field, 'sharedItems');
      return listItem(
        `${field.attributes.name ?? ''}: ${values === undefined ? '' : listValues(values).join('; ')}`,
      );
    }),
  );
  const rows = records
    .flatMap((root) => findAll(root, 'r').map(listValues))
    .filter((values) => values.length > 0);
  return [...fields, ...rows.map((values) => listItem(values.join('; ')))];
}

/** Indexes into the shared items (x) are not repeated. */
function listValues(element: Element): string[] {
  return element.children.flatMap((node) =>
    typeof node === 'string' || node.name === 'x' || node.attributes.v === undefined
      ? []
      : [node.attributes.v],
  );
}

async function readThreads(file: Package): Promise<Block[]> {
  const people = new Map(
    (await readParts(file, /^xl\/persons\/[^/]+\.xml$/i)).flatMap((root) =>
      findAll(root, 'person').map(
        ({ attributes }) => [attributes.id ?? '', attributes.displayName ?? ''] as const,
      ),
    ),
  );
  const threads = await readParts(file, /^xl\/threadedComments\/[^/]+\.xml$/i);
  return threads.flatMap((root) =>
    findAll(root, 'threadedComment').map((comment) => {
      const { ref = '', personId = '', dT = '' } = comment.attributes;
      return listItem(
        `${ref}, ${people.get(personId) ?? ''}, ${dT.replace('T', ' ').slice(0, 16)}: ${findAll(comment, 'text').map(textOf).join('')}`,
      );
    }),
  );
}
