/** What `candour --help` says. The whole contract is in docs/command-line.md. */

const usage: Readonly<Record<string, string>> = {
  redact: `candour redact IN.pdf --marks M.json --out OUT.pdf [--report R.json] [--dpi N] [--reflow] [--open-password P]

Re-creates the PDF without what is marked, attacks the result, and writes it only when nothing was found.
M.json: {"marks":[{"page":1,"rect":[x0,y0,x1,y1],"code":"TP"}]}, in points of the page's default user space.
--dpi: resolution of pages that are written as pictures, 72 to 600, usually 200.
--reflow: lines of text are set anew, so that no box is as wide as the words under it.
`,
  verify: `candour verify FILE.pdf [--marks M.json] [--terms T.txt] [--original IN.pdf] [--report R.json]
               [--open-password P]

Attacks a finished PDF: the boxes of M.json, and the terms of T.txt (one a line) in any part of the file. With --original, what lies
outside the boxes is compared with the file that was redacted. --report: what "redact --reflow" wrote about what it moved.
Where FILE.verification.json lies beside it, the signature of the exported bundle is checked too.
`,
  inspect: `candour inspect FILE [--open-password P]

Lists what a reader of the file does not see at once, or what would leave with it.
`,
  detect: `candour detect FILE [--people P.json] [--queue] [--no-ocr] [--open-password P]

Suggests what may have to be withheld in a PDF or a text file (.txt). Scanned pages are read by machine, unless --no-ocr is given.
--queue: with the possible names too ("tier": 2), which are too many to be marked and are for skimming.
P.json: {"people":[{"id":"1","name":"…","aliases":["…"],"role":"third-party","decision":"redact"}]}
`,
  convert: `candour convert FILE --out OUT.pdf [--no-ocr] [--open-password P]

Makes a PDF that opens without a password. Scans and photographs get a text layer, unless --no-ocr is given.
`,
  deadline: `candour deadline --received DATE [--id-requested DATE] [--id-received DATE] [--clarification ASKED:RECEIVED]…
                 [--extended | --extension-notice DATE] [--nation england-and-wales|scotland|northern-ireland]
                 [--today DATE]

Works out when the answer to a subject access request is due. Dates are written 2026-11-25.
--clarification may be given several times; leave RECEIVED out while the answer is awaited.
`,
  batch: `candour batch

Reads one job a line as JSON from standard input, {"id":"1","op":"redact","in":"…","out":"…","marks":"…"}, and
answers each with one line as soon as it is done.
`,
};

const introduction = `Candour's command line. Everything happens on this machine.

`;

const closing = `
candour COMMAND --help     what a command takes
candour --version

Answers are JSON on standard output. Exit code 0: done, 1: findings, 2: unusable input, 3: the output did not pass
its own verification and was not written.
`;

export function helpFor(command: string | null): string {
  const one = command === null ? undefined : usage[command];
  if (one !== undefined) return one;
  const firstLines = Object.values(usage).map((text) => text.slice(0, text.indexOf('\n\n')));
  return `${introduction}${firstLines.join('\n')}\n${closing}`;
}
