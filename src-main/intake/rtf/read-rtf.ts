/** Rich Text Format as blocks, with its comments, deletions and hidden words; or the HTML that was wrapped in it. */
import { type FileContent, type HiddenPart, listItem, say } from '../file-content.ts';
import { findCodePage } from './code-pages.ts';
import { findDestination } from './destinations.ts';
import { closeGroup, enterDestination, openGroup } from './rtf-groups.ts';
import { createRtfState, type RtfState } from './rtf-state.ts';
import { breakText, characters, flushText, symbols, writeText } from './rtf-text.ts';
import { readTokens, type Token } from './tokens.ts';

/** `html`: the message that Outlook wrapped (MS-OXRTFEX), which is to be shown instead of the blocks. */
export type RtfContent = FileContent & { readonly html: string | null };

export function readRtf(bytes: Uint8Array): RtfContent {
  const state = createRtfState();
  for (const token of readTokens(bytes)) takeToken(state, token);
  flushText(state);
  // A file that breaks off leaves its groups open.
  while (state.stack.length > 0) closeGroup(state);
  const blocks = [...state.body.finish()];
  const { running, notes, html } = state;
  if (running.size > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: 'Headers and footers' },
      ...[...running].map((text) => say(text)),
    );
  if (notes.length > 0) blocks.push({ kind: 'heading', level: 2, text: 'Notes' }, ...notes);
  return {
    blocks,
    hidden: reportHidden(state),
    children: [],
    warnings: [...state.warnings],
    html: state.wrapsHtml && html.length > 0 ? html.join('') : null,
  };
}

function takeToken(state: RtfState, token: Token): void {
  const { group } = state;
  switch (token.kind) {
    case 'open':
      openGroup(state);
      break;
    case 'close':
      closeGroup(state);
      break;
    case 'word':
      takeWord(state, token.name, token.value);
      break;
    case 'symbol':
      takeSymbol(state, token.symbol);
      break;
    case 'byte':
      group.fresh = false;
      if (state.toSkip > 0) state.toSkip -= 1;
      else state.pending.push(token.byte);
      break;
    case 'text':
      takeText(state, token.text);
      break;
    case 'binary':
      group.fresh = false;
      group.hex?.push(Buffer.from(token.bytes).toString('hex'));
  }
}

function takeText(state: RtfState, text: string): void {
  state.group.fresh = false;
  const kept = text.slice(state.toSkip);
  state.toSkip = Math.max(0, state.toSkip - text.length);
  if (state.group.hex !== null) state.group.hex.push(kept);
  else for (let at = 0; at < kept.length; at += 1) state.pending.push(kept.charCodeAt(at));
}

function takeSymbol(state: RtfState, symbol: string): void {
  if (symbol === '*') {
    state.group.ignorable = true;
    return;
  }
  flushText(state);
  state.group.fresh = false;
  if (state.toSkip > 0) state.toSkip -= 1;
  else if (symbol === '\n' || symbol === '\r') breakText(state, 'par');
  else writeText(state, symbols[symbol] ?? '');
}

function takeWord(state: RtfState, name: string, value: number | null): void {
  flushText(state);
  const { group } = state;
  const { fresh } = group;
  group.fresh = false;
  if (name === 'u' && value !== null) {
    writeText(state, String.fromCharCode(value < 0 ? value + 65_536 : value));
    state.toSkip = group.skipAfterUnicode;
    return;
  }
  if (state.toSkip > 0 && characters.has(name)) {
    state.toSkip -= 1;
    return;
  }
  state.toSkip = 0;
  const destination = fresh ? findDestination(name) : null;
  if (destination !== null) enterDestination(state, destination);
  else if (fresh && group.ignorable) enterDestination(state, { kind: 'skip' });
  else changeState(state, name, value);
}

function changeState(state: RtfState, name: string, value: number | null): void {
  const { group } = state;
  const on = value !== 0;
  switch (name) {
    case 'ansicpg':
      state.codePage = value ?? state.codePage;
      break;
    case 'mac':
      state.codePage = 10000;
      break;
    case 'fromhtml':
      state.wrapsHtml = on;
      break;
    case 'htmlrtf':
      group.htmlRtf = on;
      break;
    case 'f':
      group.font = value ?? 0;
      break;
    case 'fcharset':
    case 'cpg': {
      const page = name === 'cpg' ? value : findCodePage(value ?? 0);
      if (group.fonts && page !== null) state.fontPages.set(group.font, page);
      break;
    }
    case 'uc':
      group.skipAfterUnicode = Math.max(0, value ?? 1);
      break;
    case 'plain':
      Object.assign(group, { bold: false, italic: false, hidden: false, deleted: false });
      break;
    case 'b':
      group.bold = on;
      break;
    case 'i':
      group.italic = on;
      break;
    case 'v':
      group.hidden = on;
      break;
    case 'deleted':
      group.deleted = on;
      break;
    case 'pard':
      group.inTable = false;
      break;
    case 'intbl':
      group.inTable = true;
      break;
    case 'pngblip':
    case 'jpegblip':
      state.picture.known = true;
      break;
    case 'picwgoal':
      state.picture.width = value === null ? null : value / 20;
      break;
    default:
      breakText(state, name);
  }
}

function reportHidden(state: RtfState): HiddenPart[] {
  const parts: HiddenPart[] = [];
  const addTexts = (kind: HiddenPart['kind'], texts: readonly string[]): void => {
    const told = texts.map((text) => text.trim()).filter((text) => text !== '');
    if (told.length > 0) parts.push({ kind, count: told.length, blocks: told.map((text) => listItem(text)) });
  };
  addTexts(
    'tracked-change',
    state.deleted.map((text) => `Deleted: ${text}`),
  );
  const { comments, properties } = state;
  if (comments.length > 0) parts.push({ kind: 'comment', count: comments.length, blocks: comments });
  addTexts('hidden-text', state.hidden);
  addTexts('link-target', [...state.links]);
  if (properties.length > 0)
    parts.push({ kind: 'metadata', count: properties.length, blocks: [{ kind: 'facts', rows: properties }] });
  return parts;
}
