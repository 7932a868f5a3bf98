/** Things that a page names and never paints: a place where a removed picture or text can still be. */
import type { PdfFile } from '../objects/file.ts';
import { dictOf } from '../objects/values.ts';
import type { ContentReading } from './content.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';

const painted = ['XObject', 'Pattern'];
const everything = ['XObject', 'Pattern', 'Font', 'Shading', 'Properties'];

/** Other writers share one list between pages, so only `strict` looks at lists that a page inherits. */
export function checkUnusedResources(
  file: PdfFile,
  page: PageReading,
  content: ContentReading,
  strict: boolean,
  findings: Findings,
): void {
  const own = dictOf(file.resolve(page.dict.entries.get('Resources')));
  const list = strict ? page.resources : own;
  if (list === null) return;
  const used = content.used.get(list) ?? new Set<string>();
  let unused = 0;
  for (const kind of strict ? everything : painted) {
    const group = dictOf(file.resolve(list.entries.get(kind)));
    for (const name of group?.entries.keys() ?? []) if (!used.has(`${kind}/${name}`)) unused += 1;
  }
  if (unused > 0)
    findings.add('unused-resource', page.page, `${countOf(unused, 'resource')} that the page never uses.`);
}
