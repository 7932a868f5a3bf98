import type { TaskStep } from '../src-main/contract/case.ts';
import type { CaseId, DocumentId } from '../src-main/contract/values.ts';

/** Where the window is. Every screen gets `onGo` and knows no other screen. */
export type Place =
  | { readonly screen: 'cases' }
  | { readonly screen: 'case'; readonly caseId: CaseId; readonly step: TaskStep['id'] | null }
  | {
      readonly screen: 'review';
      readonly caseId: CaseId;
      readonly secondReview: boolean;
      readonly at?: { readonly documentId: DocumentId; readonly page: number };
    }
  | { readonly screen: 'audit'; readonly caseId: CaseId | null }
  | { readonly screen: 'settings' };
