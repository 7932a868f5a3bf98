/** A step of the set-up that cannot be done: the message says what, and what the reader can do about it. */
export class SetupProblem extends Error {}

/** Tells the reader what is being done. Standard output stays free for the answers of the command line. */
export function say(text) {
  process.stderr.write(`Candour: ${text}\n`);
}

/** Runs a script to its end: its number becomes the exit code, its problem a plain sentence. */
export async function runScript(main) {
  try {
    const code = await main();
    process.exitCode = code ?? 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (!(error instanceof SetupProblem)) {
      say('This was not expected. CANDOUR_DEBUG=1 shows where it happened.');
      if (process.env.CANDOUR_DEBUG) console.error(error);
    }
    process.exitCode = 1;
  }
}
