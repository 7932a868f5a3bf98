/** Collects what the verifier finds: stable kinds, plain words, counts; never a withheld word. */
import type { PageWords, VerificationFinding, VerificationReport } from '../../contract/bundle.ts';

export type Findings = {
  /** `page` as the output counts. The same sentence on the same page is told once. `detail` must hold no text of the file. */
  add(kind: string, page: number | null, detail: string): void;
  /** How many words of the original that nobody sees the output's page has not. */
  addHiddenWords(page: number, words: number): void;
  /** How many words can be seen on the output's page and are not in its text. */
  addUnsearchableWords(page: number, words: number): void;
  report(): VerificationReport;
};

const mostOfAKind = 100;

/** `skipped` is added to every page, so that findings name the pages of the original. */
export function createFindings(skipped: number): Findings {
  const list: VerificationFinding[] = [];
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const hiddenWords: PageWords[] = [];
  const unsearchableWords: PageWords[] = [];
  return {
    addHiddenWords(page, words) {
      if (words > 0) hiddenWords.push({ page: page + skipped, words });
    },
    addUnsearchableWords(page, words) {
      if (words > 0) unsearchableWords.push({ page: page + skipped, words });
    },
    add(kind, page, detail) {
      const key = `${kind}|${page ?? ''}|${detail}`;
      if (seen.has(key)) return;
      seen.add(key);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= mostOfAKind) list.push({ kind, page: page === null ? null : page + skipped, detail });
    },
    report() {
      const more = [...counts].filter(([, count]) => count > mostOfAKind);
      const rest = more.map(
        ([kind, count]): VerificationFinding => ({
          kind,
          page: null,
          detail: `${count - mostOfAKind} more of this kind.`,
        }),
      );
      return {
        clean: list.length === 0,
        findings: [...list, ...rest],
        ...(hiddenWords.length > 0 ? { hiddenWords } : {}),
        ...(unsearchableWords.length > 0 ? { unsearchableWords } : {}),
      };
    },
  };
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
