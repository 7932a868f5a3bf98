/** Several attacks on one file. */
import type { VerificationFinding, VerificationReport } from '../contract/bundle.ts';

/** What concerns the file as a whole, each of them has found; it counts once. */
export function joinReports(reports: readonly VerificationReport[]): VerificationReport {
  const findings = new Map<string, VerificationFinding>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    findings.set(JSON.stringify([finding.kind, finding.page, finding.detail]), finding);
  }
  const hiddenWords = reports.flatMap((report) => report.hiddenWords ?? []).sort((a, b) => a.page - b.page);
  return {
    clean: reports.every(({ clean }) => clean),
    findings: [...findings.values()],
    ...(hiddenWords.length > 0 ? { hiddenWords } : {}),
  };
}
