import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { asRecord, readAnswer, readAnswers, runCommand } from './run-command.ts';

/** The clock vectors: start, due, and the facts as the command line takes them. */
const vectors: readonly (readonly [received: string, due: string, facts: readonly string[]])[] = [
  ['2025-09-03', '2025-10-03', []],
  ['2025-01-01', '2025-02-03', []],
  ['2024-11-25', '2024-12-27', []],
  ['2025-03-31', '2025-04-30', []],
  ['2026-01-31', '2026-03-02', []],
  ['2026-11-25', '2026-12-29', []],
  ['2026-01-31', '2026-04-30', ['--extended']],
  ['2026-07-01', '2026-08-10', ['--id-requested', '2026-07-02', '--id-received', '2026-07-10']],
  ['2026-07-01', '2026-08-11', ['--clarification', '2026-07-06:2026-07-15']],
];

async function runDeadline(...args: readonly string[]) {
  return runCommand(['deadline', ...args], tmpdir());
}

describe('candour deadline', () => {
  it.each(vectors)('a request of %s is to be answered by %s %j', async (received, due, facts) => {
    const run = await runDeadline(...facts, '--received', received);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const answer = readAnswer(run);
    const start = facts.includes('--id-received') ? '2026-07-10' : received;
    expect(answer).toMatchObject({ start, due, dueIfAnsweredToday: null, warnings: [] });
    expect(answer.working).toContainEqual(expect.objectContaining({ rule: 'start', date: start }));
  });

  it('gives the same answers in a batch', async () => {
    const fields = { '--id-requested': 'idRequested', '--id-received': 'idReceived' } as const;
    const lines = vectors.map(([received, , facts], id) => {
      const pairs = Object.entries(fields).flatMap(([option, field]) => {
        const at = facts.indexOf(option);
        return at < 0 ? [] : [[field, facts[at + 1]]];
      });
      const pause = facts.indexOf('--clarification');
      const clarification = pause < 0 ? null : [facts[pause + 1]];
      const extended = facts.includes('--extended');
      return JSON.stringify({
        id,
        op: 'deadline',
        received,
        extended,
        clarification,
        ...Object.fromEntries(pairs),
      });
    });
    const run = await runCommand(['batch'], tmpdir(), lines.join('\n'));
    const answers = readAnswers(run);
    expect(vectors.map((_, id) => asRecord(answers.get(id)?.result).due)).toEqual(
      vectors.map(([, due]) => due),
    );
  });

  it('counts the days of several pauses once, in whatever order they are given', async () => {
    const first = ['--clarification', '2026-07-06:2026-07-15'];
    const second = ['--clarification', '2026-07-10:2026-07-20'];
    const due = { due: '2026-08-17' };
    expect(readAnswer(await runDeadline('--received', '2026-07-01', ...first, ...second))).toMatchObject(due);
    expect(readAnswer(await runDeadline(...second, '--received', '2026-07-01', ...first))).toMatchObject(due);
  });

  it('suspends the due date while an answer is awaited, and says when it would be today', async () => {
    const open = ['--clarification', '2026-07-06:', '--today', '2026-07-15'];
    expect(readAnswer(await runDeadline('--received', '2026-07-01', ...open))).toMatchObject({
      start: '2026-07-01',
      due: null,
      dueIfAnsweredToday: '2026-08-11',
    });
    const identity = ['--id-requested', '2026-07-02', '--today', '2026-07-10'];
    expect(readAnswer(await runDeadline('--received', '2026-07-01', ...identity))).toMatchObject({
      start: null,
      due: null,
      dueIfAnsweredToday: '2026-08-10',
    });
  });

  it('knows that the nations have different holidays', async () => {
    const received = ['--received', '2025-11-01'];
    expect(readAnswer(await runDeadline(...received))).toMatchObject({ due: '2025-12-01' });
    // St Andrew's Day fell on a Sunday.
    const scottish = await runDeadline(...received, '--nation', 'scotland');
    expect(readAnswer(scottish)).toMatchObject({ due: '2025-12-02' });
  });

  it('says nothing of a notice or of reasons that it was not told, and warns of a notice that came late', async () => {
    const plain = await runDeadline('--received', '2026-01-31', '--extended');
    expect(plain.stdout).not.toMatch(/notice|reasons/iu);
    const late = await runDeadline('--received', '2026-01-31', '--extension-notice', '2026-04-01');
    expect(readAnswer(late)).toMatchObject({ due: '2026-04-30' });
    expect(readAnswer(late).warnings).toHaveLength(1);
  });

  it.each([
    ['no day at all', []],
    ['a day that is none', ['--received', '2026-02-30']],
    ['a day written the British way', ['--received', '25/11/2026']],
    ['a day with a time', ['--received', '2026-11-25T10:00:00Z']],
    ['a year that is a slip of the pen', ['--received', '0206-11-25']],
    [
      'an answer before its question',
      ['--received', '2026-07-01', '--clarification', '2026-07-15:2026-07-06'],
    ],
    ['a clarification without a question', ['--received', '2026-07-01', '--clarification', ':2026-07-06']],
    [
      'identity that came before it was asked for',
      ['--received', '2026-07-01', '--id-requested', '2026-07-10', '--id-received', '2026-07-02'],
    ],
    ['a nation that has no list of holidays', ['--received', '2026-07-01', '--nation', 'france']],
    ['a file where none is needed', ['--received', '2026-07-01', 'a.pdf']],
  ])('refuses %s', async (_, args) => {
    const run = await runDeadline(...args);
    expect(run.code).toBe(2);
    expect(asRecord(readAnswer(run).error).code).toMatch(/^(?:usage|invalid-input)$/u);
  });
});
