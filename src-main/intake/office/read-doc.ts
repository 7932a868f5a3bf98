/** Word 6 to 2003 documents: text in its order, and what Word hides. Drawn with none of its form but paragraphs. */
import type { Block, FileContent, HiddenPart, Warning } from '../file-content.ts';
import { listItem, say } from '../file-content.ts';
import { findBlips, openCompoundFile, readCompoundProperties } from './compound-file.ts';
import { type DocPart, type DocRun, readDocParts } from './doc-text.ts';

/** Throws file-damaged, file-password-needed. */
export function readDoc(bytes: Uint8Array): FileContent {
  const file = openCompoundFile(bytes);
  const parts = readDocParts(file);
  const links = new Set<string>();
  const blocksOf = (part: DocPart): Block[] => setParagraphs(joinShown(parts[part]), links);
  const data = file.stream('Data');
  const blocks = blocksOf('main');
  const addPart = (title: string, found: readonly Block[]): void => {
    if (found.length > 0) blocks.push({ kind: 'heading', level: 2, text: title }, ...found);
  };
  addPart('Text boxes', [...blocksOf('text-boxes'), ...blocksOf('header-boxes')]);
  addPart('Headers and footers', dropRepeated(blocksOf('headers')));
  addPart('Notes', [...blocksOf('footnotes'), ...blocksOf('endnotes')]);
  addPart('Pictures', [
    ...(data === null ? [] : findBlips(data)),
    ...findBlips(file.stream('WordDocument') ?? Buffer.alloc(0)),
  ]);
  const runs = Object.values(parts).flat();
  const warnings: Warning[] = file.paths.some((path) => path.startsWith('ObjectPool/_'))
    ? ['object-not-shown']
    : [];
  return {
    blocks,
    hidden: [
      ...toPart('tracked-change', [
        ...pickRuns(runs, 'deleted').map((text) => `Deleted: ${text}`),
        ...pickRuns(runs, 'inserted').map((text) => `Inserted: ${text}`),
      ]),
      ...toPart('comment', setParagraphs(joinShown(parts.comments), links).map(blockWords)),
      ...toPart('hidden-text', pickRuns(runs, 'hidden')),
      ...toPart('link-target', [...links]),
      ...readCompoundProperties(file),
    ],
    children: [],
    warnings,
  };
}

function toPart(kind: HiddenPart['kind'], texts: readonly string[]): HiddenPart[] {
  const told = texts.filter((text) => text.trim() !== '');
  return told.length === 0 ? [] : [{ kind, count: told.length, blocks: told.map((text) => listItem(text)) }];
}

function blockWords(block: Block): string {
  return block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '';
}

function joinShown(runs: readonly DocRun[]): string {
  return runs
    .filter(({ state }) => state === 'shown' || state === 'inserted')
    .map(({ text }) => text)
    .join('');
}

function pickRuns(runs: readonly DocRun[], state: DocRun['state']): string[] {
  const picked: string[] = [];
  let open = false;
  for (const run of runs) {
    if (run.state === state) picked.push(open ? (picked.pop() ?? '') + run.text : run.text);
    open = run.state === state;
  }
  return picked.map((text) => plainText(text).replace(/\s+/g, ' ').trim());
}

/** Characters with a meaning (MS-DOC, 2.4.1): 7 ends a cell, 11 a line, 12 a page, 13 a paragraph, 19 to 21 fields. */
function setParagraphs(text: string, links: Set<string>): Block[] {
  return openFields(text, links)
    .split(/[\r\f]/)
    .flatMap((paragraph) => {
      const words = plainText(paragraph).replace(/\s+$/, '');
      return words.trim() === '' ? [] : [say(words)];
    });
}

/** Of a field, its result; where a link leads is kept. */
function openFields(text: string, links: Set<string>): string {
  let shown = '';
  const stack: { instruction: string; inResult: boolean }[] = [];
  for (const character of text) {
    const field = stack.at(-1);
    if (character === '\u0013') stack.push({ instruction: '', inResult: false });
    else if (character === '\u0014' && field) field.inResult = true;
    else if (character === '\u0015' && field) {
      stack.pop();
      const target = /HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"/i.exec(field.instruction)?.[1];
      if (target !== undefined) links.add(target);
    } else if (field !== undefined && !field.inResult) field.instruction += character;
    else shown += character;
  }
  return shown;
}

function plainText(text: string): string {
  return text
    .replaceAll('\u0007', '\u00a0\u00a0 ')
    .replaceAll('\u000b', '\n')
    .replaceAll('\u001e', '-')
    .replaceAll('\t', '\u00a0\u00a0 ')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ''));
}

function dropRepeated(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter((block) => {
    const words = blockWords(block);
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}
