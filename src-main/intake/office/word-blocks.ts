/** Paragraphs and tables of WordprocessingML as blocks (ECMA-376, 17.2 to 17.4). */
import type { Block, Cell } from '../file-content.ts';
import { blockText, createFlow, type Flow, type FlowStyle, plainStyle } from '../flow.ts';
import { childrenOf, type Element, findAll, firstChild, textOf } from '../markup.ts';
import { pictureBlock } from './open-package.ts';
import { chooseAlternative, findOutermost, readFormField, readSymbol, sayAuthor } from './word-parts.ts';
import type { WordWalk } from './word-walk.ts';

export function readWordBlocks(container: Element, walk: WordWalk): readonly Block[] {
  const flow = createFlow();
  readContainer(container, walk, flow);
  flow.endParagraph();
  return flow.blocks;
}

function readContainer(container: Element, walk: WordWalk, flow: Flow): void {
  for (const child of childrenOf(container)) {
    if (child.name === 'p') readParagraph(child, walk, flow);
    else if (child.name === 'tbl') flow.addBlock(readTable(child, walk));
    else if (child.name === 'sdt') readContainer(firstChild(child, 'sdtContent') ?? child, walk, flow);
    else if (child.name === 'altChunk') walk.warnings.add('object-not-shown');
    else if (child.name === 'r' || child.name === 'hyperlink') readInline(child, walk, flow, inline);
    else if (child.name === 'commentRangeStart' || child.name === 'commentRangeEnd') noteComment(child, walk);
    else if (child.name === 'AlternateContent') readContainer(chooseAlternative(child), walk, flow);
    else if (containers.has(child.name)) readContainer(child, walk, flow);
  }
}

const containers = new Set([
  'customXml',
  'smartTag',
  'ins',
  'moveTo',
  'del',
  'moveFrom',
  'body',
  'txbxContent',
  'docPartBody',
]);

type Inline = { readonly style: FlowStyle; readonly change: 'ins' | 'del' | null; readonly by: string };
const inline: Inline = { style: plainStyle, change: null, by: '' };

function readParagraph(paragraph: Element, walk: WordWalk, flow: Flow): void {
  flow.endParagraph();
  const properties = firstChild(paragraph, 'pPr');
  const styleName = firstChild(properties, 'pStyle')?.attributes.val ?? '';
  const level =
    /^(?:heading|Heading|berschrift|Titre)\s*(\d)/.exec(styleName)?.[1] ??
    (/^(?:Title|Titel)$/.test(styleName) ? '1' : undefined);
  if (level !== undefined) flow.setHeading(level === '1' ? 1 : level === '2' ? 2 : 3);
  const list = firstChild(properties, 'numPr');
  const listId = firstChild(list, 'numId')?.attributes.val;
  const depth = Number(firstChild(list, 'ilvl')?.attributes.val ?? '0') || 0;
  if (listId !== undefined && listId !== '0') flow.setMarker(walk.nextMarker(listId, depth));
  const indent = listId === undefined ? 0 : depth + 1;
  readChildren(paragraph, walk, flow, { ...inline, style: { ...plainStyle, indent } });
  flow.endParagraph();
  if (level !== undefined) flow.setHeading(null);
}

function readChildren(element: Element, walk: WordWalk, flow: Flow, context: Inline): void {
  for (const child of childrenOf(element)) readInline(child, walk, flow, context);
}

function readInline(element: Element, walk: WordWalk, flow: Flow, context: Inline): void {
  switch (element.name) {
    case 'r':
      readRun(element, walk, flow, context);
      return;
    case 'ins':
    case 'moveTo':
      readChange(element, walk, flow, { ...context, change: 'ins', by: sayAuthor(element) });
      return;
    case 'del':
    case 'moveFrom':
      readChange(element, walk, flow, { ...context, change: 'del', by: sayAuthor(element) });
      return;
    case 'hyperlink':
      readLink(element, walk, flow, context);
      return;
    case 'fldSimple':
      noteField(element.attributes.instr ?? '', walk);
      readChildren(element, walk, flow, context);
      return;
    case 'sdt':
      readChildren(firstChild(element, 'sdtContent') ?? element, walk, flow, context);
      return;
    case 'AlternateContent':
      readChildren(chooseAlternative(element), walk, flow, context);
      return;
    case 'commentRangeStart':
    case 'commentRangeEnd':
      noteComment(element, walk);
      return;
    case 'oMath':
    case 'oMathPara':
      flow.addText(findAll(element, 't').map(textOf).join(' '), context.style);
      return;
    case 'p':
      readParagraph(element, walk, flow);
      return;
    case 'smartTag':
    case 'customXml':
    case 'dir':
    case 'bdo':
    case 'sdtContent':
      readChildren(element, walk, flow, context);
      return;
    default:
      return;
  }
}

/** Kept whole: what was inserted stands in the text too, what was deleted does not. */
function readChange(element: Element, walk: WordWalk, flow: Flow, context: Inline): void {
  const inside = createFlow();
  const inner = { ...walk, hidden: [], links: new Map<string, string>() };
  readChildren(element, inner, inside, context);
  inside.endParagraph();
  const text = inside.blocks.map(blockText).join(' ').trim();
  const moved = element.name.startsWith('move');
  if (text !== '')
    walk.changes.push({
      what: context.change === 'del' ? (moved ? 'Moved from' : 'Deleted') : moved ? 'Moved to' : 'Inserted',
      by: context.by,
      text,
    });
  if (context.change === 'ins') readChildren(element, walk, flow, context);
}

function readLink(element: Element, walk: WordWalk, flow: Flow, context: Inline): void {
  const relation = walk.relations.get(element.attributes.id ?? '');
  const text = findAll(element, 't').map(textOf).join('');
  if (
    relation?.external === true &&
    !text.includes(relation.target.replace(/^mailto:/, '').replace(/\/$/, ''))
  )
    walk.links.set(relation.target, text);
  readChildren(element, walk, flow, context);
}

function noteField(instruction: string, walk: WordWalk): void {
  const target = /HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"/i.exec(instruction)?.[1];
  if (target !== undefined) walk.links.set(target, '');
}

function noteComment({ name, attributes }: Element, walk: WordWalk): void {
  if (name === 'commentRangeStart') walk.openComments.add(attributes.id ?? '');
  else walk.openComments.delete(attributes.id ?? '');
}

function readRun(run: Element, walk: WordWalk, flow: Flow, context: Inline): void {
  const properties = firstChild(run, 'rPr');
  const isOn = (name: string): boolean => {
    const property = firstChild(properties, name);
    return property !== undefined && !/^(?:0|false|off|none)$/.test(property.attributes.val ?? '');
  };
  const style = {
    ...context.style,
    bold: context.style.bold || isOn('b'),
    italic: context.style.italic || isOn('i'),
  };
  const isHidden = isOn('vanish') || isOn('webHidden');
  const write = (text: string): void => {
    for (const id of walk.openComments)
      walk.commented.set(id, ((walk.commented.get(id) ?? '') + text).slice(0, 300));
    if (isHidden) walk.hidden.push(`${walk.hidden.pop() ?? ''}${text}`);
    else flow.addText(text, style);
  };
  if (isHidden && walk.hidden.at(-1) !== '') walk.hidden.push('');
  for (const child of childrenOf(run)) readRunPart(child, walk, flow, write);
}

function readRunPart(part: Element, walk: WordWalk, flow: Flow, write: (text: string) => void): void {
  switch (part.name) {
    case 't':
    case 'delText':
      write(textOf(part));
      return;
    case 'tab':
    case 'ptab':
      write('\u00a0\u00a0 ');
      return;
    case 'br':
    case 'cr':
      flow.breakLine();
      return;
    case 'noBreakHyphen':
      write('-');
      return;
    case 'sym':
      write(readSymbol(part));
      return;
    case 'footnoteReference':
      write(`[${part.attributes.id ?? ''}]`);
      return;
    case 'endnoteReference':
      write(`[e${part.attributes.id ?? ''}]`);
      return;
    case 'instrText':
    case 'delInstrText':
      noteField(textOf(part), walk);
      return;
    case 'fldChar':
      readFormField(part, write);
      return;
    case 'drawing':
    case 'pict':
    case 'object':
      readDrawing(part, walk, flow);
      return;
    case 'AlternateContent':
      for (const child of childrenOf(chooseAlternative(part))) readRunPart(child, walk, flow, write);
      return;
    case 'ruby':
      for (const text of findAll(part, 't')) write(textOf(text));
      return;
    default:
      return;
  }
}

/** Text boxes, words of diagrams and charts' names, and pictures. */
function readDrawing(drawing: Element, walk: WordWalk, flow: Flow): void {
  for (const box of findOutermost(drawing, 'txbxContent')) {
    const blocks = readWordBlocks(box, walk);
    for (const block of blocks) flow.addBlock(block);
  }
  const description = findAll(drawing, 'docPr')[0]?.attributes;
  const words = [description?.title ?? '', description?.descr ?? ''].filter((text) => text !== '').join(' ');
  const extent = Number(findAll(drawing, 'extent')[0]?.attributes.cx);
  const ids = [
    ...findAll(drawing, 'blip').map(({ attributes }) => attributes.embed),
    ...findAll(drawing, 'imagedata').map(({ attributes }) => attributes.id),
  ];
  for (const id of ids) {
    if (id === undefined) continue;
    const bytes = walk.media.get(id);
    // English Metric Units: 12,700 to a point (ECMA-376, 20.1.2.1).
    if (bytes !== undefined)
      flow.addBlock(pictureBlock(bytes, Number.isFinite(extent) ? extent / 12_700 : null, words));
    else if (walk.relations.get(id)?.external === true) walk.warnings.add('remote-content-not-fetched');
  }
  for (const art of findAll(drawing, 'textpath')) flow.addText(art.attributes.string ?? '', plainStyle);
}

function readTable(table: Element, walk: WordWalk): Block {
  const rows = findRows(table).map((row) =>
    findCells(row).map((cell): Cell => {
      const span = Number(firstChild(cell, 'tcPr', 'gridSpan')?.attributes.val ?? '1');
      const blocks = readWordBlocks(cell, walk);
      return {
        text: blocks.map(blockText).join('\n'),
        span: Number.isFinite(span) ? Math.max(1, Math.min(span, 60)) : 1,
      };
    }),
  );
  const heads = findRows(table).findIndex((row) => firstChild(row, 'trPr', 'tblHeader') === undefined);
  return { kind: 'table', rows, heads: Math.max(0, Math.min(heads, 3)) };
}

function findRows(table: Element): Element[] {
  return childrenOf(table).flatMap((child) =>
    child.name === 'tr' ? [child] : wrappers.has(child.name) ? findRows(child) : [],
  );
}

function findCells(row: Element): Element[] {
  return childrenOf(row).flatMap((child) =>
    child.name === 'tc' ? [child] : wrappers.has(child.name) ? findCells(child) : [],
  );
}

const wrappers = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);
