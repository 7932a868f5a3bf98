/** From the words of a command line to a job. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AppError } from '../contract/errors.ts';
import { Job, operations } from './job.ts';

export type Request =
  | { readonly kind: 'help'; readonly command: string | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'job'; readonly job: Job };

type Command = {
  readonly options: ParseArgsOptionsConfig;
  /** Names of options that must be given; `in` is the file that stands by itself. */
  readonly needs: readonly string[];
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const openPassword = { 'open-password': text };

const commands: Readonly<Record<Job['op'], Command>> = {
  redact: {
    options: { marks: text, out: text, report: text, dpi: text, reflow: flag, ...openPassword },
    needs: ['in', 'marks', 'out'],
  },
  verify: {
    options: { marks: text, terms: text, original: text, report: text, ...openPassword },
    needs: ['in'],
  },
  inspect: { options: openPassword, needs: ['in'] },
  detect: { options: { people: text, queue: flag, ocr: flag, ...openPassword }, needs: ['in'] },
  convert: { options: { out: text, ocr: flag, ...openPassword }, needs: ['in', 'out'] },
  deadline: {
    options: {
      received: text,
      'id-requested': text,
      'id-received': text,
      clarification: { ...text, multiple: true },
      extended: flag,
      'extension-notice': text,
      nation: text,
      today: text,
    },
    needs: ['received'],
  },
};

/** Throws usage where the words are wrong, invalid-input where a value is. */
export function readArguments(argv: readonly string[]): Request {
  const [command, ...rest] = argv;
  if (command === '--version' && rest.length === 0) return { kind: 'version' };
  if (command === '--help' || command === '-h' || command === 'help') return { kind: 'help', command: null };
  if (command === 'batch') {
    const { values } = parse(rest, {}, 0);
    return values.help === true ? { kind: 'help', command } : { kind: 'batch' };
  }
  const op = operations.find((name) => name === command);
  if (op === undefined) throw new AppError('usage');
  const { options, needs } = commands[op];
  const takesFile = needs.includes('in');
  const { values, file } = parse(rest, options, takesFile ? 1 : 0);
  if (values.help === true) return { kind: 'help', command: op };
  const given = { ...toCamelCase(values), ...(file === undefined ? {} : { in: file }) };
  if (needs.some((name) => !(name in given))) throw new AppError('usage');
  if (Object.values(given).some((value) => value === '')) throw new AppError('usage');
  const job = Job.safeParse({ ...given, ...readDpi(given), op });
  if (!job.success) throw new AppError('invalid-input');
  return { kind: 'job', job: job.data };
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig, mostFiles: number) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { ...flag, short: 'h' } },
      allowPositionals: true,
      // --no-ocr
      allowNegative: true,
      strict: true,
    });
    if (positionals.length > mostFiles) throw new AppError('usage');
    return { values, file: positionals[0] };
  } catch {
    // What parseArgs says quotes the words it was given.
    throw new AppError('usage');
  }
}

function toCamelCase(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function readDpi(given: Readonly<Record<string, unknown>>): { dpi?: number } {
  return typeof given.dpi === 'string' ? { dpi: Number(given.dpi) } : {};
}
