import { expect, test } from 'vitest';
import { readCommand } from '../../src-main/installed-command.ts';

test('a command behind the program’s name is a command', () => {
  expect(readCommand(['verify', 'out.pdf'])).toEqual(['verify', 'out.pdf']);
});

test.each([[[]], [['--lang=en-GB']], [['file.pdf']], [['toString']]])(
  'anything else opens the window: %j',
  (argv) => {
    expect(readCommand(argv)).toBeNull();
  },
);
