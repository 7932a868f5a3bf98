/** The passages of the case as the window has them. */
import type { Output } from '../../../src-main/contract/contract.ts';
import type { Passage, PassagePlace } from '../../../src-main/contract/passage.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { client, queryClient } from '../../api.ts';

export function keyOfPassage({ documentId, page, start, kind }: PassagePlace): string {
  return `${documentId} ${page} ${start} ${kind}`;
}

export function toPlace({ documentId, page, start, kind }: Passage): PassagePlace {
  return { documentId, page, start, kind };
}

/** As the window has them already, else asked for. */
export function fetchPassages(
  caseId: CaseId,
  documentId: DocumentId | null,
): Promise<Output<'listPassages'>> {
  const input = { caseId, documentId };
  return queryClient.fetchQuery({
    queryKey: ['listPassages', input],
    queryFn: () => client.call('listPassages', input),
  });
}

/** What is being answered is no longer open for whoever goes on to the next one. */
export function changeAnswer(place: PassagePlace, answer: Passage['answer']): void {
  const key = keyOfPassage(place);
  queryClient.setQueriesData<Output<'listPassages'>>({ queryKey: ['listPassages'] }, (passages) =>
    passages?.map((passage) => (keyOfPassage(passage) === key ? { ...passage, answer } : passage)),
  );
}

/** Shows at once what is being stored: uncovering changes nothing else in the case. */
export function changeShown(places: readonly PassagePlace[], shown: boolean): void {
  const keys = new Set(places.map(keyOfPassage));
  queryClient.setQueriesData<Output<'listPassages'>>({ queryKey: ['listPassages'] }, (passages) =>
    passages?.map((passage) => (keys.has(keyOfPassage(passage)) ? { ...passage, shown } : passage)),
  );
}
