/** Rich Text Format as blocks, with its comments, deletions and hidden words; or the HTML that was wrapped in it. */
import {
  type Block,
  type FileContent,
  type HiddenPart,
  listItem,
  say,
  type Warning,
} from '../file-content.ts';
import { blockText, type FlowStyle } from '../flow.ts';
import { intakeLimits } from '../limits.ts';
import { decodeCodePage, findCodePage } from './code-pages.ts';
import { type Destination, findDestination } from './destinations.ts';
import { createSink, type Sink } from './rtf-sink.ts';
import { readTokens, type Token } from './tokens.ts';

/** `html`: the message that Outlook wrapped (MS-OXRTFEX), which is to be shown instead of the blocks. */
export type RtfContent = FileContent & { readonly html: string | null };

type Group = {
  sink: Sink | null;
  /** Plain words of a destination; null where they go to the sink. */
  words: string[] | null;
  hex: string[] | null;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  deleted: boolean;
  font: number;
  skipAfterUnicode: number;
  inTable: boolean;
  /** Text is RTF's own rendering of the wrapped HTML, not part of it. */
  htmlRtf: boolean;
  inHtmlTag: boolean;
  fonts: boolean;
  ignorable: boolean;
  fresh: boolean;
  onClose: (() => void) | null;
};

export function readRtf(bytes: Uint8Array): RtfContent {
  const body = createSink();
  const reader = createReader(body);
  for (const token of readTokens(bytes)) reader.take(token);
  return reader.finish();
}

function createReader(body: Sink) {
  let group: Group = {
    sink: body,
    words: null,
    hex: null,
    bold: false,
    italic: false,
    hidden: false,
    deleted: false,
    font: -1,
    skipAfterUnicode: 1,
    inTable: false,
    htmlRtf: false,
    inHtmlTag: false,
    fonts: false,
    ignorable: false,
    fresh: false,
    onClose: null,
  };
  const stack: Group[] = [];
  let tooDeep = 0;
  let toSkip = 0;
  let pending: number[] = [];
  let codePage = 1252;
  let author = '';
  let wrapsHtml = false;
  const html: string[] = [];
  const fontPages = new Map<number, number>();
  const running = new Set<string>();
  const notes: Block[] = [];
  const comments: Block[] = [];
  const hidden: string[] = [];
  const deleted: string[] = [];
  const links = new Set<string>();
  const properties: (readonly [string, string])[] = [];
  const warnings = new Set<Warning>();
  let hiddenBefore = false;

  const write = (text: string): void => {
    if (text === '') return;
    if (group.hex !== null) {
      group.hex.push(text);
      return;
    }
    if (group.words !== null) {
      group.words.push(text);
      return;
    }
    if (group.sink === null) return;
    if (wrapsHtml && group.sink === body) {
      if (!group.htmlRtf) html.push(text);
      return;
    }
    const list = group.hidden ? hidden : group.deleted ? deleted : null;
    if (list !== null) {
      if (hiddenBefore && list.length > 0) list.push((list.pop() ?? '') + text);
      else list.push(text);
      hiddenBefore = true;
      return;
    }
    hiddenBefore = false;
    const style: FlowStyle = { bold: group.bold, italic: group.italic, preformatted: false, indent: 0 };
    group.sink.addText(text, style, group.inTable);
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    const bytes = Uint8Array.from(pending);
    pending = [];
    write(decodeCodePage(bytes, fontPages.get(group.font) ?? codePage));
  };

  const open = (): void => {
    flush();
    if (stack.length >= intakeLimits.groups) {
      tooDeep += 1;
      return;
    }
    stack.push(group);
    group = { ...group, fresh: true, ignorable: false, onClose: null };
  };
  const close = (): void => {
    flush();
    toSkip = 0;
    if (tooDeep > 0) {
      tooDeep -= 1;
      return;
    }
    const { onClose } = group;
    group = stack.pop() ?? group;
    onClose?.();
  };

  const enter = (destination: Destination): void => {
    switch (destination.kind) {
      case 'same':
        return;
      case 'skip':
        group.sink = null;
        group.words = null;
        group.hex = null;
        return;
      case 'fonts':
        group.fonts = true;
        group.words = [];
        return;
      case 'html-tag':
        group.inHtmlTag = true;
        group.htmlRtf = false;
        return;
      case 'object':
        warnings.add('object-not-shown');
        group.sink = null;
        return;
      case 'words':
        collectWords(destination.name);
        return;
      case 'picture':
        collectPicture();
        return;
      default:
        collectText(destination);
    }
  };
  const collectWords = (name: string): void => {
    const words: string[] = [];
    group.words = words;
    group.onClose = () => {
      const text = words.join('').replace(/\s+/g, ' ').trim();
      if (name === 'author') author = text;
      else if (name === 'field') noteField(text);
      else if (text !== '') properties.push([name, text]);
    };
  };
  const noteField = (instruction: string): void => {
    const target = /HYPERLINK\s+(?:\\\w\s+)*"?([^"\s]+)"?/i.exec(instruction)?.[1];
    if (target !== undefined) links.add(target);
  };
  const picture = { type: 'other' as 'file' | 'other', width: null as number | null };
  const collectPicture = (): void => {
    const hex: string[] = [];
    const { sink, inTable } = group;
    group.hex = hex;
    picture.type = 'other';
    picture.width = null;
    group.onClose = () => {
      const bytes = Buffer.from(hex.join('').replace(/[^0-9a-f]/gi, ''), 'hex');
      if (bytes.length === 0 || sink === null) return;
      if (picture.type === 'other') {
        warnings.add('picture-not-shown');
        return;
      }
      sink.addBlock(
        {
          kind: 'picture',
          picture: { kind: 'file', bytes },
          wholePage: false,
          turns: 0,
          mirrored: false,
          width: picture.width,
          description: '',
        },
        inTable,
      );
    };
  };
  const collectText = (
    destination: Extract<Destination, { kind: 'running' | 'note' | 'comment' | 'box' }>,
  ): void => {
    const outer = group.sink;
    const { inTable } = group;
    const sink = createSink();
    group.sink = sink;
    group.words = null;
    group.inTable = false;
    if (destination.kind === 'note' && outer !== null)
      outer.addText(
        `[${notes.length + 1}]`,
        { bold: false, italic: false, preformatted: false, indent: 0 },
        inTable,
      );
    group.onClose = () => {
      const blocks = sink.finish();
      const text = blocks.map(blockText).join('\n').trim();
      if (text === '') return;
      if (destination.kind === 'running') running.add(`${destination.name}: ${text}`);
      else if (destination.kind === 'note')
        notes.push({ ...listItem(text), marker: `[${notes.length + 1}]` } as Block);
      else if (destination.kind === 'comment')
        comments.push(listItem(author === '' ? text : `${author}: ${text}`));
      else {
        outer?.endParagraph();
        for (const block of blocks) outer?.addBlock(block, inTable);
      }
    };
  };

  const takeWord = (name: string, value: number | null): void => {
    flush();
    const { fresh } = group;
    group.fresh = false;
    if (name === 'u' && value !== null) {
      write(String.fromCharCode(value < 0 ? value + 65_536 : value));
      toSkip = group.skipAfterUnicode;
      return;
    }
    if (toSkip > 0) {
      toSkip -= 1;
      if (!characters.has(name)) toSkip = 0;
      else return;
    }
    if (fresh) {
      const destination = findDestination(name);
      if (destination !== null) {
        enter(destination);
        return;
      }
      if (group.ignorable) {
        enter({ kind: 'skip' });
        return;
      }
    }
    changeState(name, value);
  };
  const changeState = (name: string, value: number | null): void => {
    const on = value !== 0;
    switch (name) {
      case 'ansicpg':
        codePage = value ?? codePage;
        return;
      case 'mac':
        codePage = 10000;
        return;
      case 'fromhtml':
        wrapsHtml = on;
        return;
      case 'htmlrtf':
        group.htmlRtf = on;
        return;
      case 'f':
        group.font = value ?? 0;
        return;
      case 'fcharset':
      case 'cpg': {
        const page = name === 'cpg' ? value : findCodePage(value ?? 0);
        if (group.fonts && page !== null) fontPages.set(group.font, page);
        return;
      }
      case 'uc':
        group.skipAfterUnicode = value ?? 1;
        return;
      case 'plain':
        Object.assign(group, { bold: false, italic: false, hidden: false, deleted: false });
        return;
      case 'b':
        group.bold = on;
        return;
      case 'i':
        group.italic = on;
        return;
      case 'v':
        group.hidden = on;
        return;
      case 'deleted':
        group.deleted = on;
        return;
      case 'pard':
        group.inTable = false;
        return;
      case 'intbl':
        group.inTable = true;
        return;
      case 'pngblip':
      case 'jpegblip':
        picture.type = 'file';
        return;
      case 'picwgoal':
        picture.width = value === null ? null : value / 20;
        return;
      default:
        breakText(name);
    }
  };
  const breakText = (name: string): void => {
    if (wrapsHtml && group.sink === body && group.words === null) {
      if (group.htmlRtf) return;
      if (name === 'par' || name === 'line') html.push('\r\n');
      else if (name === 'tab') html.push('\t');
      else write(characters.get(name) ?? '');
      return;
    }
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        if (group.words !== null) group.words.push(' ');
        else group.sink?.endParagraph();
        hiddenBefore = false;
        return;
      case 'line':
        group.sink?.breakLine();
        return;
      case 'cell':
        group.sink?.endCell();
        return;
      case 'row':
        group.sink?.endRow();
        return;
      case 'nestcell':
      case 'nestrow':
        group.sink?.endParagraph();
        return;
      default:
        write(characters.get(name) ?? '');
    }
  };

  const take = (token: Token): void => {
    switch (token.kind) {
      case 'open':
        open();
        return;
      case 'close':
        close();
        return;
      case 'word':
        takeWord(token.name, token.value);
        return;
      case 'symbol':
        if (token.symbol === '*') {
          group.ignorable = true;
          return;
        }
        flush();
        group.fresh = false;
        if (toSkip > 0) toSkip -= 1;
        else if (token.symbol === '\n' || token.symbol === '\r') breakText('par');
        else write(symbols[token.symbol] ?? '');
        return;
      case 'byte':
        group.fresh = false;
        if (toSkip > 0) toSkip -= 1;
        else pending.push(token.byte);
        return;
      case 'text': {
        group.fresh = false;
        const text = toSkip > 0 ? token.text.slice(toSkip) : token.text;
        toSkip = Math.max(0, toSkip - token.text.length);
        if (group.hex !== null) group.hex.push(text);
        else for (let at = 0; at < text.length; at += 1) pending.push(text.charCodeAt(at));
        return;
      }
      case 'binary':
        group.fresh = false;
        group.hex?.push(Buffer.from(token.bytes).toString('hex'));
    }
  };

  const finish = (): RtfContent => {
    flush();
    // A file that breaks off leaves its groups open.
    while (stack.length > 0) close();
    const blocks = [...body.finish()];
    if (running.size > 0)
      blocks.push(
        { kind: 'heading', level: 2, text: 'Headers and footers' },
        ...[...running].map((text) => say(text)),
      );
    if (notes.length > 0) blocks.push({ kind: 'heading', level: 2, text: 'Notes' }, ...notes);
    return {
      blocks,
      hidden: reportHidden(),
      children: [],
      warnings: [...warnings],
      html: wrapsHtml && html.length > 0 ? html.join('') : null,
    };
  };
  const reportHidden = (): HiddenPart[] => {
    const parts: HiddenPart[] = [];
    const add = (kind: HiddenPart['kind'], texts: readonly string[]): void => {
      const told = texts.map((text) => text.trim()).filter((text) => text !== '');
      if (told.length > 0) parts.push({ kind, count: told.length, blocks: told.map(listItem) });
    };
    add(
      'tracked-change',
      deleted.map((text) => `Deleted: ${text}`),
    );
    if (comments.length > 0) parts.push({ kind: 'comment', count: comments.length, blocks: comments });
    add('hidden-text', hidden);
    add('link-target', [...links]);
    if (properties.length > 0)
      parts.push({
        kind: 'metadata',
        count: properties.length,
        blocks: [{ kind: 'facts', rows: properties }],
      });
    return parts;
  };

  return { take, finish };
}

const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\u00a0\u00a0\u00a0 '],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['bullet', '\u2022'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
]);

const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\t': ' ',
};
