/**
 * What a test run came to: numbers, the names of skipped tests, and the failed ones with their messages. A run that
 * ends badly without naming a failed test counts as one failure, so that nothing broken can look whole.
 * @typedef {{ passed: number, failed: { name: string, message: string }[], skipped: string[] }} Outcome
 */

/** @param {any} report what vitest's JSON reporter wrote, undefined when it wrote nothing @returns {Outcome} */
export function readVitestReport(report, exitCode) {
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      const name = `${shorten(file.name)} › ${[...test.ancestorTitles, test.title].join(' › ')}`;
      addResult(outcome, name, test.status, (test.failureMessages ?? []).join('\n'));
    }
    const named = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !named)
      outcome.failed.push({ name: shorten(file.name), message: file.message ?? '' });
  }
  return completeOutcome(outcome, 'vitest', report, exitCode);
}

/** @param {any} report what Playwright's JSON reporter wrote, undefined when it wrote nothing @returns {Outcome} */
export function readPlaywrightReport(report, exitCode) {
  const outcome = { passed: 0, failed: [], skipped: [] };
  for (const suite of report?.suites ?? []) readSuite(outcome, suite, []);
  for (const error of report?.errors ?? [])
    outcome.failed.push({ name: 'Playwright', message: error.message ?? '' });
  return completeOutcome(outcome, 'Playwright', report, exitCode);
}

function readSuite(outcome, suite, above) {
  const path = suite.title ? [...above, suite.title] : above;
  for (const inner of suite.suites ?? []) readSuite(outcome, inner, path);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const name = [...path, spec.title].join(' › ');
      const messages = test.results.flatMap((result) =>
        (result.errors ?? []).map((error) => error.message ?? ''),
      );
      // A test that passed only when repeated is not one that passes.
      const status = { expected: 'passed', skipped: 'skipped' }[test.status] ?? 'failed';
      addResult(outcome, name, status, messages.join('\n'));
    }
  }
}

function addResult(outcome, name, status, message) {
  if (status === 'passed') outcome.passed += 1;
  else if (status === 'failed') outcome.failed.push({ name, message });
  else outcome.skipped.push(name);
}

function completeOutcome(outcome, runner, report, exitCode) {
  const endedWell = exitCode === 0 && report !== undefined && outcome.passed > 0;
  if (!endedWell && outcome.failed.length === 0) {
    const message =
      report === undefined
        ? 'it wrote no report.'
        : `it passed ${outcome.passed} tests and ended with ${exitCode}.`;
    outcome.failed.push({ name: `${runner} did not run to its end`, message });
  }
  return outcome;
}

function shorten(path) {
  const parts = path.split(/[\\/]/);
  return parts.slice(Math.max(parts.lastIndexOf('test'), 0)).join('/');
}
