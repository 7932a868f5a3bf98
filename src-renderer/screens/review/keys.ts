/** The keys of the desk: one table, from which the desk, its hints and the list under `?` are made. */
import type { KeySettings } from '../../../src-main/contract/keys.ts';

export type KeyGroup = 'Go' | 'Decide' | 'Second review' | 'Select' | 'Look';

type KeyRow = {
  readonly group: KeyGroup;
  /** The first is shown in hints. A letter without Shift is written small in `key` events and large here. */
  readonly keys: readonly string[];
  readonly words: string;
};

export const keyTable = {
  next: { group: 'Go', keys: ['J'], words: 'Next open suggestion' },
  previous: { group: 'Go', keys: ['Shift+J'], words: 'Previous open suggestion' },
  nextMark: { group: 'Go', keys: ['N'], words: 'Next mark, decided or not' },
  previousMark: { group: 'Go', keys: ['Shift+N'], words: 'Previous mark, decided or not' },
  pageDown: { group: 'Go', keys: ['PageDown'], words: 'Next page' },
  pageUp: { group: 'Go', keys: ['PageUp'], words: 'Previous page' },
  firstPage: { group: 'Go', keys: ['Home'], words: 'First page of the document' },
  lastPage: { group: 'Go', keys: ['End'], words: 'Last page of the document' },
  nextDocument: { group: 'Go', keys: [']'], words: 'Next document' },
  previousDocument: { group: 'Go', keys: ['['], words: 'Previous document' },
  nextUnseen: { group: 'Go', keys: ['U'], words: 'Next page that nobody has seen' },
  nextCopy: { group: 'Go', keys: ['D'], words: 'Next copy of this page' },
  nextPassage: { group: 'Go', keys: ['F'], words: 'Next passage to weigh: harm, or two people at once' },
  search: { group: 'Go', keys: ['/', 'Mod+F'], words: 'Search the case' },

  accept: { group: 'Decide', keys: ['Enter'], words: 'Withhold everywhere, go to the next one' },
  withholdHere: { group: 'Decide', keys: ['W'], words: 'Withhold here only' },
  chooseCode: { group: 'Decide', keys: ['C'], words: 'Another code' },
  keep: { group: 'Decide', keys: ['K'], words: 'Keep here' },
  keepEverywhere: { group: 'Decide', keys: ['Shift+K'], words: 'Keep everywhere' },
  notPersonal: { group: 'Decide', keys: ['X'], words: 'Not a person, or not personal' },
  answerPassage: {
    group: 'Decide',
    keys: ['S'],
    words: 'Nothing to withhold in the outlined passage, go to the next one',
  },
  writeNote: { group: 'Decide', keys: ['I'], words: 'Note why, for colleagues; Ctrl Enter saves it' },
  applyToCopies: {
    group: 'Decide',
    keys: ['Shift+D'],
    words: 'Apply the decisions on this page to its copies',
  },
  reopen: { group: 'Decide', keys: ['O'], words: 'Open the decision again' },
  removeMark: { group: 'Decide', keys: ['Delete'], words: 'Remove the mark' },
  undo: { group: 'Decide', keys: ['Z', 'Mod+Z'], words: 'Undo' },
  redo: { group: 'Decide', keys: ['Shift+Z', 'Mod+Shift+Z', 'Mod+Y'], words: 'Redo' },

  agree: { group: 'Second review', keys: ['A'], words: 'Agree' },
  agreeAll: {
    group: 'Second review',
    keys: ['Shift+A'],
    words: 'Agree wherever this text or person was withheld',
  },
  returnMark: { group: 'Second review', keys: ['T'], words: 'Return with a note' },

  withholdSelection: { group: 'Select', keys: ['R'], words: 'Withhold what is selected' },
  withholdSelectionEverywhere: {
    group: 'Select',
    keys: ['Shift+R'],
    words: 'Withhold the selected text everywhere',
  },
  addToRegister: {
    group: 'Select',
    keys: ['M'],
    words: 'Add the selected name, or that of the mark, to the register of people',
  },
  growSelection: {
    group: 'Select',
    keys: ['E'],
    words: 'Wider: to the end of the line, the line, the paragraph, the page',
  },
  textTool: { group: 'Select', keys: ['V'], words: 'Select text' },
  boxTool: { group: 'Select', keys: ['B'], words: 'Box: arrow keys move it, with Shift they size it' },
  lineTool: { group: 'Select', keys: ['L'], words: 'Select lines' },
  pageTool: { group: 'Select', keys: ['G'], words: 'Select the page' },

  seeThrough: {
    group: 'Look',
    keys: ['P'],
    words: 'See through withheld boxes, while held or until pressed again',
  },
  showCovered: {
    group: 'Look',
    keys: ['H'],
    words: 'Show distressing passages of this page, or cover them again',
  },
  zoomIn: { group: 'Look', keys: ['+', '=', 'Mod++', 'Mod+='], words: 'Larger' },
  zoomOut: { group: 'Look', keys: ['-', 'Mod+-'], words: 'Smaller' },
  fitWidth: { group: 'Look', keys: ['0', 'Mod+0'], words: 'As wide as the window' },
  peopleTab: { group: 'Look', keys: ['1'], words: 'People' },
  suggestionsTab: { group: 'Look', keys: ['2'], words: 'Suggestions' },
  namesTab: { group: 'Look', keys: ['6'], words: 'Possible names: W, K, X and A decide the one in hand' },
  markTab: { group: 'Look', keys: ['3'], words: 'This mark' },
  textTab: { group: 'Look', keys: ['4'], words: 'Page text' },
  weighTab: { group: 'Look', keys: ['7'], words: 'Passages to weigh' },
  copiesTab: { group: 'Look', keys: ['5'], words: 'Copies of this page' },
  palette: { group: 'Look', keys: ['Mod+K'], words: 'Find an action, a document or a step by its name' },
  help: { group: 'Look', keys: ['?'], words: 'This list' },
  close: { group: 'Look', keys: ['Escape'], words: 'Close what is open, drop the selection' },
} as const satisfies Record<string, KeyRow>;

export type KeyAction = keyof typeof keyTable;

export const keyActions = Object.keys(keyTable).filter((name): name is KeyAction =>
  Object.hasOwn(keyTable, name),
);

export const keysAsDelivered: KeySettings = { singleKeys: true, changed: {} };

let settings = keysAsDelivered;
let actionOfKey = indexKeys();

/** What the person who is signed in has changed; holds until the next call. */
export function applyKeySettings(changed: KeySettings): void {
  settings = changed;
  actionOfKey = indexKeys();
}

/** The keys that work now. */
export function keysOf(action: KeyAction): readonly string[] {
  const keys = settings.changed[action] ?? keyTable[action].keys;
  return settings.singleKeys ? keys : keys.map((key) => (isCharacter(key) ? `Alt+${key}` : key));
}

/** Already without Alt, as it is kept. */
export function findOwner(key: string): KeyAction | null {
  return actionOfKey.get(settings.singleKeys || !isCharacter(key) ? key : `Alt+${key}`) ?? null;
}

function indexKeys(): ReadonlyMap<string, KeyAction> {
  return new Map(
    keyActions.flatMap((action) => keysOf(action).map((key): [string, KeyAction] => [key, action])),
  );
}

/** A letter, figure or sign by itself, which a voice or a slip may type unasked. */
function isCharacter(key: string): boolean {
  return /^(?:Shift\+)?.$/u.test(key);
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  readonly code?: string;
};

/** As in the table. Shift counts for letters only: where `?` and `+` lie differs between keyboards. */
export function nameKey(press: KeyPress): string {
  // With Alt held some keyboards type other letters.
  const own = press.altKey ? /^Key([A-Z])$/.exec(press.code ?? '')?.[1] : undefined;
  const typed = own ?? press.key;
  const letter = /^\p{L}$/u.test(typed);
  const key = letter ? typed.toUpperCase() : typed;
  const shift = press.shiftKey && letter ? 'Shift+' : '';
  const mod = press.ctrlKey || press.metaKey ? 'Mod+' : '';
  return `${press.altKey ? 'Alt+' : ''}${mod}${shift}${key}`;
}

export function findAction(press: KeyPress): KeyAction | null {
  return actionOfKey.get(nameKey(press)) ?? null;
}

/** The first of an action's keys, as hints show it. */
export function hintOf(action: KeyAction): string {
  return writeKey(keysOf(action)[0] ?? '');
}

/** How a key is written for people. */
export function writeKey(key: string): string {
  return key
    .replace('Mod+', navigator.platform.startsWith('Mac') ? '⌘ ' : 'Ctrl ')
    .replace('Alt+', navigator.platform.startsWith('Mac') ? '⌥ ' : 'Alt ')
    .replace('Shift+', '⇧ ')
    .replace('PageDown', 'Page Down')
    .replace('PageUp', 'Page Up')
    .replace('Escape', 'Esc');
}
