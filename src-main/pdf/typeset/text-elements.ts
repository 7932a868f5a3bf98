/** What the bundle's own pages are made of, for who listens to them: made while the text is set. */
import type { StructureRole } from '../write/structure-tree.ts';

export type TextElement = {
  readonly role: StructureRole;
  /** Empty where text belongs to it directly. */
  readonly kids: readonly TextElement[];
  /** Of a heading. */
  readonly title?: string;
  /** Of a link: the page of the bundle, from 1. */
  readonly page?: number;
};

export function makeElement(role: StructureRole, kids: readonly TextElement[] = []): TextElement {
  return { role, kids };
}
