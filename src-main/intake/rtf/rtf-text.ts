/** Text of RTF to where its group sends it, and what breaks it into lines, paragraphs and cells. */
import type { FlowStyle } from '../flow.ts';
import { decodeCodePage } from './code-pages.ts';
import type { RtfState } from './rtf-state.ts';

/** Decodes the bytes that wait: a character may have two, one of them written as a letter. */
export function flushText(state: RtfState): void {
  if (state.pending.length === 0) return;
  const bytes = Uint8Array.from(state.pending);
  state.pending = [];
  writeText(state, decodeCodePage(bytes, state.fontPages.get(state.group.font) ?? state.codePage));
}

export function writeText(state: RtfState, text: string): void {
  const { group } = state;
  if (text === '') return;
  const collected = group.hex ?? group.words;
  if (collected !== null) collected.push(text);
  else if (group.sink === null) return;
  else if (isWrapped(state)) writeHtml(state, text);
  else if (group.hidden || group.deleted) keepHidden(state, text);
  else {
    state.hiddenBefore = false;
    const style: FlowStyle = { bold: group.bold, italic: group.italic, preformatted: false, indent: 0 };
    group.sink.addText(text, style, group.inTable);
  }
}

function isWrapped({ wrapsHtml, group, body }: RtfState): boolean {
  return wrapsHtml && group.sink === body && group.words === null;
}

function writeHtml({ group, html }: RtfState, text: string): void {
  if (!group.htmlRtf) html.push(text);
}

function keepHidden(state: RtfState, text: string): void {
  const list = state.group.hidden ? state.hidden : state.deleted;
  list.push(state.hiddenBefore ? (list.pop() ?? '') + text : text);
  state.hiddenBefore = true;
}

/** Words that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
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

export const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\t': ' ',
};

/** Nothing for a word that neither breaks nor stands for a character. */
export function breakText(state: RtfState, name: string): void {
  const { group } = state;
  if (isWrapped(state)) {
    if (name === 'par' || name === 'line') writeHtml(state, '\r\n');
    else if (name === 'tab') writeHtml(state, '\t');
    else writeText(state, characters.get(name) ?? '');
    return;
  }
  switch (name) {
    case 'par':
    case 'sect':
    case 'page':
      if (group.words === null) group.sink?.endParagraph();
      else group.words.push(' ');
      state.hiddenBefore = false;
      break;
    case 'line':
      group.sink?.breakLine();
      break;
    case 'cell':
      group.sink?.endCell();
      break;
    case 'row':
      group.sink?.endRow();
      break;
    case 'nestcell':
    case 'nestrow':
      group.sink?.endParagraph();
      break;
    default:
      writeText(state, characters.get(name) ?? '');
  }
}
