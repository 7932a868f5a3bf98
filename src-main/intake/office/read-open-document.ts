/** OpenDocument text and presentations (ISO/IEC 26300): content in its order, and what is kept beside it. */
import { AppError } from '../../contract/errors.ts';
import {
  type Block,
  type Cell,
  type FileContent,
  type HiddenPart,
  listItem,
  say,
  type Warning,
} from '../file-content.ts';
import { blockText, createFlow, type Flow, type FlowStyle, plainStyle } from '../flow.ts';
import { childrenOf, type Element, findAll, firstChild, isElement, textOf } from '../markup.ts';
import { readMeta, readPictures, readPoints, readStyles } from './open-document-parts.ts';
import { openPackage, pictureBlock } from './open-package.ts';

type Walk = {
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly styles: ReadonlyMap<
    string,
    { readonly bold: boolean; readonly italic: boolean; readonly hidden: boolean }
  >;
  readonly notes: Block[];
  readonly comments: Block[];
  readonly speakerNotes: Block[];
  readonly hidden: string[];
  readonly links: Map<string, string>;
  readonly warnings: Set<Warning>;
};

/** Throws file-damaged, file-password-needed. */
export async function readOpenDocument(bytes: Uint8Array): Promise<FileContent> {
  const file = await openPackage(bytes);
  const manifest = await file.xml('META-INF/manifest.xml');
  if (manifest !== null && findAll(manifest, 'encryption-data').length > 0)
    throw new AppError('file-password-needed');
  const content = await file.xml('content.xml');
  const body = content === null ? undefined : firstChild(content, 'document-content', 'body');
  if (content === null || body === undefined) throw new AppError('file-damaged');
  const styles = await file.xml('styles.xml');
  const walk: Walk = {
    pictures: await readPictures(file),
    styles: new Map([...readStyles(content), ...(styles === null ? [] : readStyles(styles))]),
    notes: [],
    comments: [],
    speakerNotes: [],
    hidden: [],
    links: new Map(),
    warnings: new Set(),
  };
  const blocks = [...readBlocks(body, walk)];
  const running = styles === null ? [] : readRunningText(styles, walk);
  if (running.length > 0) blocks.push({ kind: 'heading', level: 2, text: 'Headers and footers' }, ...running);
  if (walk.notes.length > 0) blocks.push({ kind: 'heading', level: 2, text: 'Notes' }, ...walk.notes);
  return {
    blocks,
    hidden: [...describeHidden(walk, readChanges(body, walk)), ...(await readMeta(file))],
    children: [],
    warnings: [...walk.warnings],
  };
}

function readBlocks(container: Element, walk: Walk): readonly Block[] {
  const flow = createFlow();
  readContainer(container, walk, flow, 0);
  flow.endParagraph();
  return flow.blocks;
}

function readContainer(container: Element, walk: Walk, flow: Flow, depth: number): void {
  for (const child of childrenOf(container)) {
    switch (child.name) {
      case 'h':
      case 'p':
        readParagraph(child, walk, flow, depth);
        break;
      case 'list':
        readContainer(child, walk, flow, depth + 1);
        break;
      case 'list-item':
        flow.setMarker('\u2022');
        readContainer(child, walk, flow, depth);
        break;
      case 'table':
        flow.addBlock(readTable(child, walk));
        break;
      case 'tracked-changes':
      case 'forms':
      case 'sequence-decls':
        break;
      case 'notes':
        walk.speakerNotes.push(...readBlocks(child, walk));
        break;
      case 'frame':
      case 'custom-shape':
      case 'rect':
      case 'line':
        readFrame(child, walk, flow, plainStyle);
        break;
      case 'annotation':
        readComment(child, walk);
        break;
      case 'page':
        flow.addBlock({ kind: 'heading', level: 2, text: child.attributes.name ?? '' });
        readContainer(child, walk, flow, depth);
        break;
      default:
        if (
          child.name === 'section' &&
          (child.attributes.display === 'none' || child.attributes['is-hidden'] === 'true')
        )
          walk.hidden.push(...readBlocks(child, walk).map(blockText));
        else readContainer(child, walk, flow, depth);
    }
  }
}

function readParagraph(paragraph: Element, walk: Walk, flow: Flow, depth: number): void {
  flow.endParagraph();
  const level = Number(paragraph.attributes['outline-level'] ?? '3');
  if (paragraph.name === 'h') flow.setHeading(level === 1 ? 1 : level === 2 ? 2 : 3);
  readInline(paragraph, walk, flow, { ...styleOf(paragraph, walk, plainStyle), indent: depth });
  flow.endParagraph();
  if (paragraph.name === 'h') flow.setHeading(null);
}

function styleOf({ attributes }: Element, { styles }: Walk, outer: FlowStyle): FlowStyle {
  const own = styles.get(attributes['style-name'] ?? '');
  return own === undefined
    ? outer
    : { ...outer, bold: outer.bold || own.bold, italic: outer.italic || own.italic };
}

function readInline(element: Element, walk: Walk, flow: Flow, style: FlowStyle): void {
  if (walk.styles.get(element.attributes['style-name'] ?? '')?.hidden === true) {
    walk.hidden.push(textOf(element));
    return;
  }
  for (const node of element.children) {
    if (!isElement(node)) flow.addText(node, style);
    else readInlineElement(node, walk, flow, style);
  }
}

function readInlineElement(element: Element, walk: Walk, flow: Flow, style: FlowStyle): void {
  const { name, attributes } = element;
  switch (name) {
    case 's':
      flow.addText('\u00a0'.repeat(Math.min(Number(attributes.c ?? '1') || 1, 200)), style);
      break;
    case 'tab':
      flow.addText('\u00a0\u00a0 ', style);
      break;
    case 'line-break':
      flow.breakLine();
      break;
    case 'note':
      readNote(element, walk, flow, style);
      break;
    case 'annotation':
      readComment(element, walk);
      break;
    case 'hidden-text':
    case 'hidden-paragraph':
      walk.hidden.push(attributes['string-value'] ?? textOf(element));
      break;
    case 'a': {
      const target = attributes.href ?? '';
      if (target !== '' && !textOf(element).includes(target.replace(/^mailto:/, '')))
        walk.links.set(target, textOf(element));
      readInline(element, walk, flow, style);
      break;
    }
    case 'frame':
    case 'custom-shape':
    case 'text-box':
      readFrame(element, walk, flow, style);
      break;
    case 'change':
    case 'change-start':
    case 'change-end':
    case 'bookmark':
      break;
    default:
      readInline(element, walk, flow, styleOf(element, walk, style));
  }
}

function readNote(note: Element, walk: Walk, flow: Flow, style: FlowStyle): void {
  const citation = firstChild(note, 'note-citation');
  const marker = `[${citation === undefined ? walk.notes.length + 1 : textOf(citation)}]`;
  flow.addText(marker, style);
  const [first, ...rest] = readBlocks(firstChild(note, 'note-body') ?? note, walk);
  if (first !== undefined)
    walk.notes.push(first.kind === 'paragraph' ? { ...first, marker } : first, ...rest);
}

function readComment(comment: Element, walk: Walk): void {
  const head = ['creator', 'date']
    .map((name) => firstChild(comment, name))
    .map((part) => (part === undefined ? '' : textOf(part).replace('T', ' ').slice(0, 40)));
  const said = readBlocks(
    { ...comment, children: childrenOf(comment).filter(({ name }) => name === 'p' || name === 'list') },
    walk,
  );
  walk.comments.push(
    listItem(`${head.filter((part) => part !== '').join(', ')}: ${said.map(blockText).join('\n')}`),
  );
}

function readFrame(frame: Element, walk: Walk, flow: Flow, style: FlowStyle): void {
  const words = ['title', 'desc'].flatMap((name) => childrenOf(frame, name).map(textOf)).join(' ');
  for (const image of childrenOf(frame, 'image')) {
    const target = (image.attributes.href ?? '').replace(/^\.\//, '');
    const bytes = walk.pictures.get(target);
    if (bytes !== undefined) flow.addBlock(pictureBlock(bytes, readPoints(frame.attributes.width), words));
    else walk.warnings.add(/^[a-z]+:\/\//i.test(target) ? 'remote-content-not-fetched' : 'picture-not-shown');
  }
  if (childrenOf(frame, 'object').length > 0 || childrenOf(frame, 'object-ole').length > 0)
    walk.warnings.add('object-not-shown');
  for (const box of frame.name === 'frame' ? childrenOf(frame, 'text-box') : [frame]) {
    for (const block of readBlocks(box, walk)) flow.addBlock(block);
  }
  for (const table of childrenOf(frame, 'table')) flow.addBlock(readTable(table, walk));
  void style;
}

function readTable(table: Element, walk: Walk): Block {
  const rows = findRows(table).map((row) =>
    childrenOf(row, 'table-cell').map((cell): Cell => {
      const span = Number(cell.attributes['number-columns-spanned'] ?? '1');
      return {
        text: readBlocks(cell, walk).map(blockText).join('\n'),
        span: Number.isFinite(span) ? Math.max(1, Math.min(span, 60)) : 1,
      };
    }),
  );
  return { kind: 'table', rows: rows.filter((row) => row.length > 0), heads: 0 };
}

function findRows(table: Element): Element[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === 'table-row') return [child];
    return /^table-(?:header-)?rows?$|^table-row-group$/.test(child.name) ? findRows(child) : [];
  });
}

function readRunningText(styles: Element, walk: Walk): Block[] {
  const texts = new Set<string>();
  for (const page of findAll(styles, 'master-page')) {
    for (const part of childrenOf(page)) {
      if (!/^(?:header|footer)/.test(part.name)) continue;
      const text = readBlocks(part, walk).map(blockText).join('\n').trim();
      if (text !== '') texts.add(text);
    }
  }
  return [...texts].map((text) => say(text));
}

/** Deletions keep their words here; insertions stand in the text (ISO/IEC 26300, 5.5). */
function readChanges(body: Element, walk: Walk): Block[] {
  return findAll(body, 'changed-region').map((region) => {
    const change = childrenOf(region)[0];
    const info = change === undefined ? undefined : firstChild(change, 'change-info');
    const by = info === undefined ? '' : childrenOf(info).map(textOf).join(', ');
    if (change?.name !== 'deletion')
      return listItem(`${change?.name === 'insertion' ? 'Inserted' : 'Changed'} (${by})`);
    const deleted = { ...change, children: childrenOf(change).filter(({ name }) => name !== 'change-info') };
    return listItem(`Deleted (${by}): ${readBlocks(deleted, walk).map(blockText).join('\n')}`);
  });
}

function describeHidden(walk: Walk, changes: readonly Block[]): HiddenPart[] {
  const parts: HiddenPart[] = [];
  const add = (kind: HiddenPart['kind'], blocks: readonly Block[]): void => {
    if (blocks.length > 0) parts.push({ kind, count: blocks.length, blocks });
  };
  add('tracked-change', changes);
  add('comment', walk.comments);
  add('speaker-notes', walk.speakerNotes);
  add(
    'hidden-text',
    walk.hidden.filter((text) => text.trim() !== '').map((text) => listItem(text)),
  );
  add(
    'link-target',
    [...walk.links].map(([target, text]) => listItem(`${text}: ${target}`)),
  );
  return parts;
}
