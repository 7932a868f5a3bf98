export type Outcome = {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly skipped: readonly string[];
};
export function readVitestReport(report: unknown, exitCode: number): Outcome;
export function readPlaywrightReport(report: unknown, exitCode: number): Outcome;
