/** What the command palette offers for the words typed. Pure. */

export type Command<Run> = {
  readonly id: string;
  readonly words: string;
  readonly kind: string;
  readonly run: Run;
};

/** Those that hold every word typed, the ones that begin with the first word before the others. */
export function findCommands<Run>(
  all: readonly Command<Run>[],
  typed: string,
  most: number,
): readonly Command<Run>[] {
  const words = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const fits = all
    .map((command) => ({ command, text: command.words.toLocaleLowerCase('en-GB') }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const first = words[0] ?? '';
  const begins = ({ text }: { text: string }): boolean => text.startsWith(first);
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))]
    .slice(0, most)
    .map(({ command }) => command);
}
