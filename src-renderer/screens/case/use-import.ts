import { useRef, useState } from 'react';
import type { ErrorCode } from '../../../src-main/contract/errors.ts';
import { splitIntoBatches } from '../../../src-main/contract/import-batches.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { type Gathered, readGathered } from './gather-files.ts';
import { createTally, type Tally } from './import-tally.ts';
import { useJob } from './use-job.ts';

export type Refused = Gathered & { readonly code: ErrorCode };

export type Outcome = {
  readonly added: number;
  readonly toRead: number;
  readonly refused: readonly Refused[];
  /** Were in the case before, with all that they carry. */
  readonly known: number;
};

const nothing: Outcome = { added: 0, toRead: 0, refused: [], known: 0 };

/**
 * Brings files into the case, a part of them at a time, so that a folder of any size is never in memory as a whole. What
 * has finished stays when it is cancelled.
 */
export function useImport(caseId: CaseId) {
  const job = useJob('importDocuments');
  const [tally, setTally] = useState<Tally | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(nothing);
  const cancelled = useRef(false);

  async function importFiles(gathered: readonly Gathered[], password: string | null): Promise<void> {
    if (gathered.length === 0 || tally !== null) return;
    cancelled.current = false;
    setOutcome(nothing);
    let done = 0;
    const whole = createTally(
      gathered.map(({ size }) => size),
      Date.now(),
    );
    setTally(whole);
    try {
      for (const batch of splitIntoBatches(gathered)) {
        if (cancelled.current) return;
        setTally({ ...whole, before: done, inHand: batch.length });
        const { files, sources, refused } = await readGathered(batch, password);
        if (cancelled.current) return;
        const result = files.length === 0 ? noFiles : await job.start({ caseId, files });
        if (!result) return;
        const out = result.refused.flatMap(({ index, code }) => {
          const one = sources[index];
          return one ? [{ ...one, code: code as ErrorCode }] : [];
        });
        const isKnown = ({ code }: Refused): boolean => code === 'file-already-imported';
        setOutcome((before) => ({
          added: before.added + result.imported.length,
          toRead: before.toRead + result.toRead,
          refused: [...before.refused, ...refused, ...out.filter((one) => !isKnown(one))],
          known: before.known + out.filter(isKnown).length,
        }));
        done += batch.length;
      }
    } finally {
      setTally(null);
    }
  }

  function cancel(): void {
    cancelled.current = true;
    job.cancel();
  }

  return { state: job.state, tally, outcome, importFiles, cancel };
}

const noFiles = { imported: [], refused: [], toRead: 0 } as const;
