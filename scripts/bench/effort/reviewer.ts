/** A reviewer who knows the truth and presses the fewest keys that the desk allows; each gesture is what one key does there. */
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Client } from '../../../src-main/contract/client.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { CaseId, DocumentId, PersonId } from '../../../src-main/contract/values.ts';

export type Effort = {
  /** Decisions taken, and keys pressed for them. A key with Shift or Ctrl held counts once. */
  decisions: number;
  presses: number;
  /** Keys with which the very same is done place by place. */
  placeByPlace: number;
  readonly byGesture: Map<string, number>;
};

export type Reviewer = {
  readonly effort: Effort;
  readonly marks: () => Promise<readonly Mark[]>;
  /** Enter, or Shift+K, at one of the person's places. */
  readonly decidePerson: (
    personId: PersonId,
    outcome: 'withhold' | 'keep',
    code: string | null,
  ) => Promise<void>;
  /** Enter at a suggestion that belongs to nobody: its text, everywhere. */
  readonly withholdText: (mark: Mark) => Promise<void>;
  /** Shift+K, or X: the text, everywhere. */
  readonly keepText: (mark: Mark) => Promise<void>;
  readonly withholdHere: (mark: Mark) => Promise<void>;
  readonly keepHere: (mark: Mark) => Promise<void>;
  /** The search, the text typed, and "withhold all": Tab, Enter. */
  readonly searchAndWithhold: (text: string) => Promise<void>;
  /** Selected by keys, word by word, and withheld. */
  readonly selectAndWithhold: (
    place: {
      readonly documentId: DocumentId;
      readonly page: number;
      readonly start: number;
      readonly end: number;
    },
    text: string,
    decision: DecisionInput,
  ) => Promise<void>;
};

export const withhold = (code: string): DecisionInput => ({
  outcome: 'withhold',
  codes: [code],
  neutral: false,
  rationale: '',
  evidence: {},
});
export const keep: DecisionInput = {
  outcome: 'keep',
  codes: [],
  neutral: false,
  rationale: '',
  evidence: {},
};

/** As the desk compares texts. */
function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');
}

/** W or K at a place that is suggested; the next comes by itself. */
const keysOfPlace = 1;
const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
/** Down to its line and along it are left out, here and there alike. */
export const keysToSelect = (text: string): number => countWords(text) + 1;

export function createReviewer(client: Client, caseId: CaseId): Reviewer {
  const effort: Effort = { decisions: 0, presses: 0, placeByPlace: 0, byGesture: new Map() };
  const count = (gesture: string, presses: number, placeByPlace: number): void => {
    effort.decisions += 1;
    effort.presses += presses;
    effort.placeByPlace += placeByPlace;
    effort.byGesture.set(gesture, (effort.byGesture.get(gesture) ?? 0) + presses);
  };
  const marks = (): Promise<readonly Mark[]> => client.call('listMarks', { caseId, documentId: null });
  const findOpen = async (text: string): Promise<readonly Mark[]> =>
    (await marks()).filter((mark) => mark.decision === null && fold(mark.text) === fold(text));

  return {
    effort,
    marks,
    async decidePerson(personId, outcome, code) {
      const open = (await marks()).filter(
        (mark) => mark.personId === personId && mark.decision === null,
      ).length;
      await client.call('decidePerson', { caseId, personId, decision: { outcome, code, rationale: '' } });
      count(`a person, ${outcome === 'keep' ? 'kept' : 'withheld'} everywhere`, 1, open * keysOfPlace);
    },
    async withholdText(mark) {
      const decision = withhold(mark.type === 'person' ? 'TP-ID' : 'TP');
      const known = await findOpen(mark.text);
      const { markIds } = await client.call('markEverywhere', {
        caseId,
        text: mark.text,
        personId: null,
        decision,
      });
      const done = new Set(markIds);
      const rest = known.filter(({ id }) => !done.has(id)).map(({ id }) => id);
      if (rest.length > 0) await client.call('decideMarks', { caseId, markIds: rest, decision });
      const found = markIds.length + rest.length - known.length;
      count('a text, withheld everywhere', 1, known.length * keysOfPlace + found * keysToSelect(mark.text));
    },
    async keepText(mark) {
      const open = await findOpen(mark.text);
      await client.call('decideMarks', { caseId, markIds: open.map(({ id }) => id), decision: keep });
      count('a text, kept everywhere', 1, open.length * keysOfPlace);
    },
    async withholdHere(mark) {
      const decision = withhold(mark.type === 'person' ? 'TP-ID' : 'TP');
      await client.call('decideMarks', { caseId, markIds: [mark.id], decision });
      count('one place, withheld', keysOfPlace, keysOfPlace);
    },
    async keepHere(mark) {
      await client.call('decideMarks', { caseId, markIds: [mark.id], decision: keep });
      count('one place, kept', keysOfPlace, keysOfPlace);
    },
    async searchAndWithhold(text) {
      const { markIds } = await client.call('markEverywhere', {
        caseId,
        text,
        personId: null,
        decision: withhold('TP'),
      });
      count('a text that nothing suggested', text.length + 3, markIds.length * keysToSelect(text));
    },
    async selectAndWithhold({ documentId, page, start, end }, text, decision) {
      const place = { documentId, page, range: { start, end }, rects: [], personId: null };
      await client.call('addMarks', { caseId, marks: [place], decision });
      count('a passage, selected', keysToSelect(text), keysToSelect(text));
    },
  };
}
