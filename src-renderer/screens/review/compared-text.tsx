/** Two pages as one text: struck through what only this one has, underlined what only the other has. */
import type { ComparedPiece, PagePlace } from '../../../src-main/contract/copies.ts';
import { useAnswer } from '../../api.ts';
import { useDesk } from './desk.ts';

/** Words that are left on either side of what differs, so that its place can be recognised. */
const around = 6;

export function ComparedText({ here, there }: { readonly here: PagePlace; readonly there: PagePlace }) {
  const { data } = useDesk();
  const pieces = useAnswer('comparePages', { caseId: data.caseId, here, there }).data;
  if (!pieces) return <div className="desk-bone" aria-hidden="true" />;
  return (
    <>
      <p className="desk-quiet">
        <del>Only on this page</del>, <ins>only on the copy</ins>
      </p>
      <p className="desk-compared">
        {pieces.map((piece, index) => (
          <Piece
            key={`${piece.range.start} ${piece.kind}`}
            piece={piece}
            isFirst={index === 0}
            isLast={index === pieces.length - 1}
          />
        ))}
      </p>
    </>
  );
}

type PieceProps = {
  readonly piece: ComparedPiece;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function Piece({ piece: { kind, here, there }, isFirst, isLast }: PieceProps) {
  if (kind === 'same') return <span>{shorten(here, isFirst, isLast)} </span>;
  return (
    <>
      {here === '' ? null : (
        <del>
          <span className="only-read">only here: </span>
          {here}
        </del>
      )}{' '}
      {there === '' ? null : (
        <ins>
          <span className="only-read">only on the copy: </span>
          {there}
        </ins>
      )}{' '}
    </>
  );
}

function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const words = text.split(/\s+/u);
  const before = isFirst ? 0 : around;
  const behind = isLast ? 0 : around;
  if (words.length <= before + behind + around) return words.join(' ');
  return [...words.slice(0, before), '…', ...words.slice(words.length - behind)].join(' ');
}
