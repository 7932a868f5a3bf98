/** One kind of information at a time: all dates, say, can be looked through and decided together. */
import type { Mark } from '../../../src-main/contract/mark.ts';
import { sayType } from './mark-words.ts';

type KindFilterProps = {
  readonly marks: readonly Mark[];
  readonly kind: string | null;
  readonly onChange: (kind: string | null) => void;
};

export function KindFilter({ marks, kind, onChange }: KindFilterProps) {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(mark.type, (counts.get(mark.type) ?? 0) + 1);
  if (counts.size < 2 && kind === null) return null;
  const kinds = [...counts].sort((a, b) => b[1] - a[1]);
  return (
    <fieldset className="desk-kinds">
      <legend className="only-read">Show</legend>
      <button type="button" aria-pressed={kind === null} onClick={() => onChange(null)}>
        All <span>{marks.length.toLocaleString('en-GB')}</span>
      </button>
      {kinds.map(([type, count]) => (
        <button key={type} type="button" aria-pressed={kind === type} onClick={() => onChange(type)}>
          {sayType(type)} <span>{count.toLocaleString('en-GB')}</span>
        </button>
      ))}
    </fieldset>
  );
}
