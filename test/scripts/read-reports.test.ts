import { describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../scripts/test/read-reports.mjs';

const vitestTest = (status: string, title = 'a test') => ({
  ancestorTitles: ['a group'],
  title,
  status,
  failureMessages: status === 'failed' ? ['expected 1 to be 2'] : [],
});

const vitestFile = (...assertionResults: readonly ReturnType<typeof vitestTest>[]) => ({
  name: '/somewhere/test/domain/a.test.ts',
  status: assertionResults.some((test) => test.status === 'failed') ? 'failed' : 'passed',
  message: '',
  assertionResults,
});

const playwrightSpec = (status: string) => ({
  title: 'opens',
  tests: [{ status, results: [{ errors: status === 'expected' ? [] : [{ message: 'it did not open' }] }] }],
});

const playwrightReport = (...statuses: readonly string[]) => ({
  errors: [],
  suites: [
    { title: 'a.spec.ts', specs: [], suites: [{ title: 'the window', specs: statuses.map(playwrightSpec) }] },
  ],
});

describe('the count of a vitest run', () => {
  it('tells passed, failed and skipped tests apart', () => {
    const tests = [vitestTest('passed'), vitestTest('failed', 'another'), vitestTest('skipped', 'a third')];
    expect(readVitestReport({ testResults: [vitestFile(...tests)] }, 1)).toEqual({
      passed: 1,
      failed: [{ name: 'test/domain/a.test.ts › a group › another', message: 'expected 1 to be 2' }],
      skipped: ['test/domain/a.test.ts › a group › a third'],
    });
  });

  it.each(['pending', 'todo', 'disabled'])('never counts a %s test as passed', (status) => {
    const outcome = readVitestReport(
      { testResults: [vitestFile(vitestTest(status), vitestTest('passed'))] },
      0,
    );
    expect(outcome.passed).toBe(1);
    expect(outcome.skipped).toHaveLength(1);
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { ...vitestFile(), status: 'failed', message: 'it has a syntax error' };
    const outcome = readVitestReport({ testResults: [broken, vitestFile(vitestTest('passed'))] }, 1);
    expect(outcome.failed).toEqual([{ name: 'test/domain/a.test.ts', message: 'it has a syntax error' }]);
  });

  it('counts an error outside every test as a failure', () => {
    expect(readVitestReport({ testResults: [vitestFile(vitestTest('passed'))] }, 1).failed).toHaveLength(1);
  });

  it('counts a run that tested nothing, or wrote nothing, as a failure', () => {
    expect(readVitestReport({ testResults: [] }, 0).failed).toHaveLength(1);
    expect(readVitestReport(undefined, 0).failed).toHaveLength(1);
  });
});

describe('the count of a Playwright run', () => {
  it('tells passed, failed and skipped tests apart', () => {
    expect(readPlaywrightReport(playwrightReport('expected', 'unexpected', 'skipped'), 1)).toEqual({
      passed: 1,
      failed: [{ name: 'a.spec.ts › the window › opens', message: 'it did not open' }],
      skipped: ['a.spec.ts › the window › opens'],
    });
  });

  it('counts a test that passed only when repeated as a failure', () => {
    expect(readPlaywrightReport(playwrightReport('expected', 'flaky'), 0).failed).toHaveLength(1);
  });

  it('counts what kept the run from starting as a failure', () => {
    const report = { suites: [], errors: [{ message: 'no tests found' }] };
    expect(readPlaywrightReport(report, 1)).toEqual({
      passed: 0,
      failed: [{ name: 'Playwright', message: 'no tests found' }],
      skipped: [],
    });
    expect(readPlaywrightReport(undefined, 134).failed).toHaveLength(1);
  });
});
