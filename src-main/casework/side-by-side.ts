/** Several pieces of work at once, each begun when there is a hand for it. */

/**
 * Answers in the order of the pieces. The first failure stops everything: nothing new is begun, what is under way is
 * told by its signal, and the failure is thrown once all have ended.
 */
export async function runSideBySide<Piece, Outcome>(
  pieces: AsyncIterable<Piece> | readonly Piece[],
  hands: number,
  signal: AbortSignal,
  work: (piece: Piece, signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome[]> {
  const failing = new AbortController();
  const stop = AbortSignal.any([signal, failing.signal]);
  const waiting = iterate(pieces);
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  let begun = 0;
  const runHand = async (): Promise<void> => {
    try {
      while (failures.length === 0) {
        // Pieces are numbered as they are handed out, which an iterator does one by one.
        const next = await waiting.next();
        if (next.done === true || failures.length > 0) return;
        const index = begun;
        begun += 1;
        outcomes[index] = await work(next.value, stop);
      }
    } catch (error) {
      failures.push(error);
      failing.abort();
    }
  };
  await Promise.all(Array.from({ length: hands }, runHand));
  await waiting.return(undefined);
  if (failures.length > 0) throw failures[0];
  return outcomes;
}

async function* iterate<Piece>(pieces: AsyncIterable<Piece> | readonly Piece[]): AsyncGenerator<Piece> {
  yield* pieces;
}
