import type { Blocker } from '../../../src-main/contract/case.ts';
import { sayBlocker } from '../frame/words.ts';

export function BlockerList({ blockers }: { blockers: readonly Blocker[] }) {
  if (blockers.length === 0) return null;
  return (
    <ul className="blockers" aria-label="What is still to be done">
      {blockers.map((blocker) => (
        <li key={blocker.kind}>{sayBlocker(blocker.kind, blocker.count)}</li>
      ))}
    </ul>
  );
}
