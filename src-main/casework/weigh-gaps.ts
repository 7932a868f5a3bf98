/** How much the width of each box of a page tells, by redacting the page as it is decided now. */

import type { GapRisk } from '../contract/answers.ts';
import type { Input } from '../contract/contract.ts';
import { listPeople } from '../store/people.ts';
import { findFittingPeople, listKnownNames } from './box-widths.ts';
import { readSearchablePdf } from './read-searchable.ts';
import { listRedactionMarks, pictureDpi } from './redaction-marks.ts';
import type { OpenCase, Tools } from './workplace.ts';

export async function weighGaps(
  open: OpenCase,
  { documentId, page }: Input<'weighGaps'>,
  tools: Tools,
): Promise<readonly GapRisk[]> {
  const marks = listRedactionMarks(open.db, documentId, tools).filter((mark) => mark.page === page);
  if (marks.length === 0) return [];
  const names = listKnownNames(listPeople(open.db));
  const source = { bytes: await readSearchablePdf(open, documentId, tools), password: null };
  const { pages } = await tools.engine.run('redact', {
    source,
    marks,
    dpi: pictureDpi,
    reflow: true,
    range: { from: page, to: page },
    names: names.map(({ text }) => text),
  });
  return pages.flatMap(({ gaps }) =>
    gaps.map((gap) => ({
      over: gap.marks.flatMap((number) => marks.slice(number, number + 1).map(({ rect }) => rect)),
      width: gap.width,
      fitting: gap.fitting,
      of: gap.of,
      known: findFittingPeople(gap, names).map(({ id, name }) => ({ id, name })),
    })),
  );
}
