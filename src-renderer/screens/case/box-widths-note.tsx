/** What is left to be guessed from the widths of a bundle's boxes, and where. */
import type { BoxWidths } from '../../../src-main/contract/bundle.ts';
import { useAnswer } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import type { PanelProps } from './case-screen.tsx';

const mostShown = 20;

export function BoxWidthsNote({ view, onGo, widths }: PanelProps & { widths: BoxWidths }) {
  const documents = useAnswer('listDocuments', { caseId: view.id });
  const { fixed, widened, exact, guessable, exactPages } = widths;
  const closed = fixed + widened;
  if (closed + exact === 0) return null;
  const titleOf = (id: string) => documents.data?.find((document) => document.id === id)?.title ?? '';
  return (
    <div className="box-widths">
      <p className="lead">
        {sayCount(closed, 'box', 'boxes')} within lines of text {closed === 1 ? 'tells' : 'tell'} next to
        nothing by {closed === 1 ? 'its' : 'their'} width.
        {exact === 0
          ? ''
          : ` ${sayCount(exact, 'box is', 'boxes are')} as wide as the words under ${exact === 1 ? 'it' : 'them'}${
              guessable === 0
                ? ''
                : `, and ${guessable.toLocaleString('en-GB')} of these would fit only one person of this case`
            }. Withhold to the end of the line there if the length could tell a reader who it is.`}
      </p>
      {exact === 0 ? null : (
        <ul className="findings">
          {exactPages.slice(0, mostShown).map(({ documentId, page, boxes }) => (
            <li key={`${documentId} ${page}`}>
              <button
                type="button"
                className="row-link"
                onClick={() =>
                  onGo({ screen: 'review', caseId: view.id, secondReview: false, at: { documentId, page } })
                }
              >
                {titleOf(documentId)}, page {page}
              </button>
              {boxes > 1 ? ` (${sayCount(boxes, 'box', 'boxes')})` : ''}
            </li>
          ))}
          {exactPages.length > mostShown ? <li>and {exactPages.length - mostShown} more pages</li> : null}
        </ul>
      )}
    </div>
  );
}
