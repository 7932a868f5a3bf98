/** Groups of RTF: what they inherit, and what becomes of those that are no running text when they close. */
import { listItem } from '../file-content.ts';
import { blockText, plainStyle } from '../flow.ts';
import { intakeLimits } from '../limits.ts';
import type { Destination } from './destinations.ts';
import { createSink } from './rtf-sink.ts';
import type { RtfState } from './rtf-state.ts';
import { flushText } from './rtf-text.ts';

export function openGroup(state: RtfState): void {
  flushText(state);
  if (state.stack.length >= intakeLimits.groups) {
    state.tooDeep += 1;
    return;
  }
  state.stack.push(state.group);
  state.group = { ...state.group, fresh: true, ignorable: false, onClose: null };
}

export function closeGroup(state: RtfState): void {
  flushText(state);
  state.toSkip = 0;
  if (state.tooDeep > 0) {
    state.tooDeep -= 1;
    return;
  }
  const { onClose } = state.group;
  state.group = state.stack.pop() ?? state.group;
  onClose?.();
}

export function enterDestination(state: RtfState, destination: Destination): void {
  const { group } = state;
  switch (destination.kind) {
    case 'same':
      break;
    case 'skip':
      Object.assign(group, { sink: null, words: null, hex: null });
      break;
    case 'fonts':
      Object.assign(group, { fonts: true, words: [] });
      break;
    case 'html-tag':
      group.htmlRtf = false;
      break;
    case 'object':
      state.warnings.add('object-not-shown');
      group.sink = null;
      break;
    case 'words':
      collectWords(state, destination.name);
      break;
    case 'picture':
      collectPicture(state);
      break;
    default:
      collectText(state, destination);
  }
}

function collectWords(state: RtfState, name: string): void {
  const words: string[] = [];
  state.group.words = words;
  state.group.onClose = () => {
    const text = words.join('').replace(/\s+/g, ' ').trim();
    if (name === 'author') state.author = text;
    else if (name === 'field') noteField(state, text);
    else if (text !== '') state.properties.push([name, text]);
  };
}

function noteField({ links }: RtfState, instruction: string): void {
  const target = /HYPERLINK\s+(?:\\\w\s+)*"?([^"\s]+)"?/i.exec(instruction)?.[1];
  if (target !== undefined) links.add(target);
}

function collectPicture(state: RtfState): void {
  const hex: string[] = [];
  const { sink, inTable } = state.group;
  const { picture } = state;
  state.group.hex = hex;
  Object.assign(picture, { known: false, width: null });
  state.group.onClose = () => {
    const bytes = Buffer.from(hex.join('').replace(/[^0-9a-f]/gi, ''), 'hex');
    if (bytes.length === 0 || sink === null) return;
    if (!picture.known) {
      state.warnings.add('picture-not-shown');
      return;
    }
    const shown = {
      wholePage: false,
      turns: 0,
      mirrored: false,
      width: picture.width,
      description: '',
    } as const;
    sink.addBlock({ kind: 'picture', picture: { kind: 'file', bytes }, ...shown }, inTable);
  };
}

type TextDestination = Extract<Destination, { kind: 'running' | 'note' | 'comment' | 'box' }>;

function collectText(state: RtfState, destination: TextDestination): void {
  const { sink: outer, inTable } = state.group;
  const own = createSink();
  Object.assign(state.group, { sink: own, words: null, inTable: false });
  if (destination.kind === 'note') outer?.addText(`[${state.notes.length + 1}]`, plainStyle, inTable);
  state.group.onClose = () => {
    const blocks = own.finish();
    const text = blocks.map(blockText).join('\n').trim();
    if (text === '') return;
    switch (destination.kind) {
      case 'running':
        state.running.add(`${destination.name}: ${text}`);
        break;
      case 'note':
        state.notes.push(listItem(text, `[${state.notes.length + 1}]`));
        break;
      case 'comment':
        state.comments.push(listItem(state.author === '' ? text : `${state.author}: ${text}`));
        break;
      case 'box':
        outer?.endParagraph();
        for (const block of blocks) outer?.addBlock(block, inTable);
    }
  };
}
