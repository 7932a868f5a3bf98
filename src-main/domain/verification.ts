/** Several attacks on one file. */
import type { PageWords, VerificationFinding, VerificationReport } from '../contract/bundle.ts';

/** What concerns the file as a whole, each of them has found; it counts once. */
export function joinReports(reports: readonly VerificationReport[]): VerificationReport {
  const findings = new Map<string, VerificationFinding>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    findings.set(JSON.stringify([finding.kind, finding.page, finding.detail]), finding);
  }
  const hiddenWords = joinWords(reports.map((report) => report.hiddenWords));
  const unsearchableWords = joinWords(reports.map((report) => report.unsearchableWords));
  return {
    clean: reports.every(({ clean }) => clean),
    findings: [...findings.values()],
    ...(hiddenWords.length > 0 ? { hiddenWords } : {}),
    ...(unsearchableWords.length > 0 ? { unsearchableWords } : {}),
  };
}

function joinWords(lists: readonly (readonly PageWords[] | undefined)[]): readonly PageWords[] {
  return lists.flatMap((list) => list ?? []).sort((a, b) => a.page - b.page);
}
