/** HTML as blocks: no scripts, no styles but those that hide, nothing fetched. */
import {
  type Block,
  type FileContent,
  type HiddenPart,
  listItem,
  type Picture,
  say,
  type Warning,
} from '../file-content.ts';
import { blockText, createFlow, type Flow, type FlowStyle, plainStyle } from '../flow.ts';
import { type Element, isElement, type Node, parseHtml } from '../markup.ts';
import { decodeHtml, readDataUrl } from './decode-html.ts';
import { blockElements, bold, italic, skipped } from './elements.ts';
import {
  findHiddenSelectors,
  type HiddenSelectors,
  hasBackground,
  isHidden,
  isWhite,
} from './hidden-style.ts';
import { readHtmlTable } from './read-table.ts';

/** Pictures that come with the document, by content id or location, as `src` names them. */
export type OwnPictures = (source: string) => Uint8Array | null;

type Walk = {
  readonly flow: Flow;
  readonly selectors: HiddenSelectors;
  readonly findPicture: OwnPictures;
  readonly hidden: string[];
  readonly links: Map<string, string>;
  readonly warnings: Set<Warning>;
};

type Context = {
  readonly style: FlowStyle;
  readonly onColour: boolean;
  readonly white: boolean;
  readonly list: { readonly ordered: boolean; count: number } | null;
};

export function readHtml(bytes: Uint8Array, findPicture: OwnPictures = () => null): FileContent {
  return readHtmlText(decodeHtml(bytes, null), findPicture);
}

export function readHtmlText(html: string, findPicture: OwnPictures): FileContent {
  const root = parseHtml(html);
  const walk: Walk = {
    flow: createFlow(),
    selectors: findHiddenSelectors(root),
    findPicture,
    hidden: [],
    links: new Map(),
    warnings: new Set(),
  };
  readNodes(root.children, walk, { style: plainStyle, onColour: false, white: false, list: null });
  walk.flow.endParagraph();
  return {
    blocks: walk.flow.blocks,
    hidden: describeHidden(walk),
    children: [],
    warnings: [...walk.warnings],
  };
}

function describeHidden({ hidden, links }: Walk): HiddenPart[] {
  const texts = hidden.filter((text) => text.trim() !== '');
  const parts: HiddenPart[] = [];
  if (texts.length > 0)
    parts.push({ kind: 'hidden-text', count: texts.length, blocks: texts.map((text) => say(text.trim())) });
  if (links.size > 0) {
    const blocks = [...links].map(([target, text]) => listItem(`${text}: ${target}`));
    parts.push({ kind: 'link-target', count: links.size, blocks });
  }
  return parts;
}

function readNodes(nodes: readonly Node[], walk: Walk, context: Context): void {
  for (const node of nodes) {
    if (isElement(node)) readElement(node, walk, context);
    else if (context.white && !context.onColour && node.trim() !== '') walk.hidden.push(node);
    else walk.flow.addText(node, context.style);
  }
}

/** The blocks of a part of the document, with all else that was found in it kept in `walk`. */
function readApart(element: Element, walk: Walk, context: Context): readonly Block[] {
  const flow = createFlow();
  readNodes(element.children, { ...walk, flow }, context);
  flow.endParagraph();
  return flow.blocks;
}

function readElement(element: Element, walk: Walk, outer: Context): void {
  const { name } = element;
  if (isHidden(element, walk.selectors) || name === 'template') {
    walk.hidden.push(...readApart(element, walk, { ...outer, white: false }).map(blockText));
    return;
  }
  if (skipped.has(name)) {
    readSkipped(element, walk);
    return;
  }
  const { flow } = walk;
  const context = changeContext(element, outer);
  switch (name) {
    case 'br':
      flow.breakLine();
      return;
    case 'hr':
      flow.addBlock({ kind: 'rule' });
      return;
    case 'img':
      readImage(element, walk, context);
      return;
    case 'input':
    case 'button':
      readField(element, walk, context);
      return;
    case 'table': {
      const inTable = { ...context, style: plainStyle, list: null };
      const rows = readHtmlTable(element, (cell, row) =>
        readApart(cell, walk, changeContext(cell, row === null ? inTable : changeContext(row, inTable))),
      );
      for (const block of rows) flow.addBlock(block);
      return;
    }
    case 'ul':
    case 'ol':
    case 'menu': {
      flow.endParagraph();
      const list = {
        ordered: name === 'ol',
        count: Number.parseInt(element.attributes.start ?? '1', 10) || 1,
      };
      readNodes(element.children, walk, { ...context, style: indentStyle(context.style), list });
      flow.endParagraph();
      return;
    }
    case 'li':
      flow.setMarker(context.list?.ordered ? `${context.list.count++}.` : '\u2022');
      readNodes(element.children, walk, context);
      flow.endParagraph();
      return;
    case 'a':
      readNodes(element.children, walk, context);
      noteLink(element, walk);
      return;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      flow.setHeading(name === 'h1' ? 1 : name === 'h2' ? 2 : 3);
      readNodes(element.children, walk, context);
      flow.setHeading(null);
      return;
    default:
      if (!blockElements.has(name)) {
        readNodes(element.children, walk, context);
        return;
      }
      flow.endParagraph();
      readNodes(element.children, walk, context);
      flow.endParagraph();
      return;
  }
}

function changeContext(element: Element, outer: Context): Context {
  const { name, attributes } = element;
  const css = attributes.style ?? '';
  const style: FlowStyle = {
    bold: outer.style.bold || bold.has(name) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(css),
    italic: outer.style.italic || italic.has(name) || /font-style\s*:\s*(?:italic|oblique)/i.test(css),
    preformatted:
      outer.style.preformatted || name === 'pre' || name === 'textarea' || /white-space\s*:\s*pre/i.test(css),
    indent: outer.style.indent + (name === 'blockquote' || name === 'dd' ? 1 : 0),
  };
  return {
    ...outer,
    style,
    white: isWhite(element) ?? outer.white,
    onColour: outer.onColour || hasBackground(element),
  };
}

function indentStyle(style: FlowStyle): FlowStyle {
  return { ...style, indent: style.indent + 1 };
}

function readSkipped(element: Element, walk: Walk): void {
  const { name, attributes } = element;
  if (name === 'object' || name === 'embed' || name === 'iframe' || name === 'audio' || name === 'video') {
    walk.warnings.add(
      (attributes.src ?? attributes.data) ? 'remote-content-not-fetched' : 'object-not-shown',
    );
    for (const block of readApart(element, walk, {
      style: plainStyle,
      onColour: false,
      white: false,
      list: null,
    }))
      walk.flow.addBlock(block);
  } else if (name === 'svg' || name === 'math' || name === 'canvas') walk.warnings.add('picture-not-shown');
  else if (name === 'head' || name === 'title') {
    const title =
      name === 'title'
        ? element
        : element.children.find((node): node is Element => isElement(node) && node.name === 'title');
    const text =
      title?.children
        .filter((node) => !isElement(node))
        .join('')
        .trim() ?? '';
    if (text !== '') walk.hidden.push(`Title of the page: ${text}`);
    // Broken documents have their body inside their head.
    if (name === 'head')
      readNodes(
        element.children.filter((node) => isElement(node) && !skipped.has(node.name)),
        walk,
        {
          style: plainStyle,
          onColour: false,
          white: false,
          list: null,
        },
      );
  }
}

function readImage({ attributes }: Element, walk: Walk, { style }: Context): void {
  const source = (attributes.src ?? '').trim();
  const description = (attributes.alt ?? '').trim();
  const bytes = readDataUrl(source) ?? walk.findPicture(source);
  if (bytes !== null) {
    const picture: Picture = { kind: 'file', bytes };
    const pixels = Number.parseFloat(attributes.width ?? '');
    const width =
      Number.isFinite(pixels) && pixels > 0 && !attributes.width?.includes('%') ? pixels * 0.75 : null;
    walk.flow.addBlock({
      kind: 'picture',
      picture,
      wholePage: false,
      turns: 0,
      mirrored: false,
      width,
      description,
    });
    return;
  }
  const isRemote = /^(?:[a-z]+:)?\/\//i.test(source);
  walk.warnings.add(isRemote ? 'remote-content-not-fetched' : 'picture-not-shown');
  if (isRemote) walk.links.set(source, 'Picture that was not fetched');
  if (description !== '') walk.flow.addText(`[${description}]`, style);
}

function readField({ attributes, children }: Element, walk: Walk, context: Context): void {
  const type = (attributes.type ?? 'text').toLowerCase();
  const value = attributes.value ?? '';
  if (type === 'hidden') walk.hidden.push(`${attributes.name ?? ''} ${value}`);
  else if (type === 'checkbox' || type === 'radio')
    walk.flow.addText('checked' in attributes ? '[x] ' : '[ ] ', context.style);
  else if (value !== '') walk.flow.addText(` ${value} `, context.style);
  readNodes(children, walk, context);
}

/** Where a link leads, unless its words say so. */
function noteLink(element: Element, walk: Walk): void {
  const target = (element.attributes.href ?? '').trim();
  if (target === '' || target.startsWith('#') || /^javascript:/i.test(target)) return;
  const flow = createFlow();
  readNodes(
    element.children,
    { ...walk, flow, hidden: [], links: new Map() },
    { style: plainStyle, onColour: true, white: false, list: null },
  );
  flow.endParagraph();
  const text = flow.blocks.map(blockText).join(' ').trim();
  const bare = target.replace(/^mailto:/i, '').replace(/\/$/, '');
  if (!text.includes(bare)) walk.links.set(target, text === '' ? 'Link' : text);
}
