import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runSideBySide } from '../../src-main/casework/side-by-side.ts';

const never = new AbortController().signal;
const wait = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : Promise.resolve().then(() => wait(turns - 1));

describe('pieces of work side by side', () => {
  test('are answered in their own order, whoever is ready first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), async (pieces, hands) => {
        const outcomes = await runSideBySide(pieces, hands, never, async (turns) => {
          await wait(turns);
          return turns;
        });
        expect(outcomes).toEqual(pieces);
      }),
    );
  });

  test('are never more at once than there are hands, and as many where there is work', async () => {
    let now = 0;
    let most = 0;
    await runSideBySide([3, 1, 4, 1, 5, 9, 2, 6], 3, never, async (turns) => {
      now += 1;
      most = Math.max(most, now);
      await wait(turns);
      now -= 1;
    });
    expect(most).toBe(3);
  });

  test('are asked for one by one, so that a later one is not made before there is a hand for it', async () => {
    let made = 0;
    let finished = 0;
    async function* make(): AsyncGenerator<number> {
      for (let number = 0; number < 6; number += 1) {
        made += 1;
        expect(made - finished).toBeLessThanOrEqual(2);
        yield number;
      }
    }
    await runSideBySide(make(), 2, never, async () => {
      await wait(3);
      finished += 1;
    });
    expect(finished).toBe(6);
  });

  test('all stop with the first that fails: nothing new is begun, and those under way are told', async () => {
    const begun: number[] = [];
    const told: number[] = [];
    const work = runSideBySide([0, 1, 2, 3, 4], 2, never, async (piece, signal) => {
      begun.push(piece);
      if (piece === 1) throw new Error('the second');
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
      told.push(piece);
      throw new Error('stopped');
    });
    await expect(work).rejects.toThrow('the second');
    expect([begun, told]).toEqual([[0, 1], [0]]);
  });

  test('fail with what making the next piece failed with', async () => {
    async function* make(): AsyncGenerator<number> {
      yield 1;
      throw new Error('no more');
    }
    await expect(runSideBySide(make(), 2, never, async () => null)).rejects.toThrow('no more');
  });
});
