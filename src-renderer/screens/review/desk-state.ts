/** What the desk shows and what is in hand. Changes by patches; nothing of it is stored. */
import type { SearchHit } from '../../../src-main/contract/answers.ts';
import type { PagePlace } from '../../../src-main/contract/copies.ts';
import type { FindingPlace } from '../../../src-main/contract/document.ts';
import type { PassageKind } from '../../../src-main/contract/passage.ts';
import type { DocumentId, MarkId, PersonId } from '../../../src-main/contract/values.ts';
import type { Goal, PageSelection, Tool, Zoom } from '../../viewer/tool.ts';

export type DeskTab = 'people' | 'suggestions' | 'names' | 'mark' | 'text' | 'hidden' | 'copies' | 'weigh';

/** What stands beside the current mark or the selection. */
export type Choosing = 'nothing' | 'actions' | 'codes' | 'note';

export type DeskState = {
  readonly documentId: DocumentId | null;
  /** What the window shows now. */
  readonly page: number;
  readonly scale: number;
  readonly goal: Goal;
  readonly currentMarkId: MarkId | null;
  readonly choosing: Choosing;
  readonly tool: Tool;
  readonly selection: PageSelection | null;
  readonly seeThrough: boolean;
  readonly zoom: Zoom;
  readonly tab: DeskTab;
  readonly personId: PersonId | null;
  readonly search: string;
  readonly hit: SearchHit | null;
  /** Something hidden on a page, pulled into view. */
  readonly shownPlace: {
    readonly documentId: DocumentId;
    readonly page: number;
    readonly place: FindingPlace;
  } | null;
  /** The kind of passages that is gone through; null for all. */
  readonly passageKind: PassageKind | null;
  /** A page and a copy of it, laid side by side. */
  readonly compared: { readonly here: PagePlace; readonly there: PagePlace } | null;
  readonly helpShown: boolean;
  readonly paletteShown: boolean;
  /** The code used last in this session. */
  readonly code: string | null;
};

export function startDesk(documentId: DocumentId | null, page: number): DeskState {
  return {
    documentId,
    page,
    scale: 1,
    goal: { serial: 0, page, area: null },
    currentMarkId: null,
    choosing: 'nothing',
    tool: 'text',
    selection: null,
    seeThrough: false,
    zoom: 'fit-width',
    tab: 'people',
    personId: null,
    search: '',
    hit: null,
    shownPlace: null,
    passageKind: null,
    compared: null,
    helpShown: false,
    paletteShown: false,
    code: null,
  };
}

export type Announcement = {
  readonly serial: number;
  readonly text: string;
};

export type Failure = { readonly title: string; readonly detail: string };
