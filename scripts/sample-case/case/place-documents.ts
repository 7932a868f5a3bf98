import { nest } from '../model.ts';

interface Placed {
  readonly id: string;
  readonly parent: string | null;
  readonly fileName: string;
}

/** Documents of a case by their path in case.json: their own name behind the names of those that carry them. */
export function placeDocuments<Document extends Placed>(
  documents: readonly Document[],
): ReadonlyMap<string, Document> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const findPath = ({ parent, fileName }: Document): string => {
    const carrier = parent === null ? undefined : byId.get(parent);
    return carrier === undefined ? fileName : nest(findPath(carrier), fileName);
  };
  return new Map(documents.map((document) => [findPath(document), document]));
}
