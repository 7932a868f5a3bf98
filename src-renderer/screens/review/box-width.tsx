/** What the width of a mark's box will tell a reader who has a list of names. */
import type { GapRisk } from '../../../src-main/contract/answers.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { Rect } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { hintOf } from './keys.ts';

export function BoxWidth({ mark }: { readonly mark: Mark }) {
  const { data } = useDesk();
  const { documentId, page } = mark;
  const withheld = mark.decision?.outcome === 'withhold';
  const { data: gaps, isPending } = useAnswer(
    'weighGaps',
    withheld ? { caseId: data.caseId, documentId, page } : null,
  );
  if (!withheld) return null;
  const risk = gaps?.find(({ over }) => over.some((rect) => mark.rects.some((own) => overlap(rect, own))));
  if (!isPending && !risk) return null;
  return (
    <section aria-label="What the box tells" aria-busy={isPending}>
      <h3 className="desk-list-title">What the box tells</h3>
      {risk ? <Risk risk={risk} /> : <p className="desk-quiet">Measuring…</p>}
    </section>
  );
}

function Risk({ risk: { width, fitting, of, known } }: { readonly risk: GapRisk }) {
  if (width === 'fixed')
    return <p className="desk-quiet">Nothing by its width: it will be as wide as every box of its kind.</p>;
  const names = known.map(({ name }) => name).join(', ');
  const fit = `${fitting.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} common surnames would fit`;
  if (width === 'widened')
    return <p className="desk-quiet">Little: it will reach over the space beside it, and {fit}.</p>;
  return (
    <div className="desk-warning">
      <p>
        It will be as wide as the words: {fit}
        {known.length === 0
          ? '.'
          : `, and of the people in this case ${sayCount(known.length, 'one', 'names')}: ${names}.`}
      </p>
      <p>
        <kbd>{hintOf('growSelection')}</kbd> selects to the end of the line;{' '}
        <kbd>{hintOf('withholdSelection')}</kbd> withholds that.
      </p>
    </div>
  );
}

function overlap(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
