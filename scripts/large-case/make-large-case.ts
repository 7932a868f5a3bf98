/**
 * A case of real size in a data folder of its own: 2,000 documents, 10,000 pages, one of them of 1,000 pages, imported
 * by the application itself, with the people of the register undecided. Made on demand and kept in a scratch folder:
 * node scripts/large-case/make-large-case.ts [--documents=N] [--pages=N] [--folder=PATH]
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CaseId } from '../../src-main/contract/values.ts';
import { startApplication } from '../../test/support/application.ts';
import { sample, setUpPeople } from '../../test/support/sample-job.ts';
import { makePage } from './pages.ts';
import { people, subject } from './people.ts';
import { fullSize, type LargeCaseSize, readSize } from './size.ts';
import { writePdf } from './write-pdf.ts';

/** Another number, other cases: what was made before is not used again. */
const version = 1;

export type LargeCase = { readonly folder: string; readonly caseId: CaseId; readonly size: LargeCaseSize };

type Document = { readonly fileName: string; readonly firstPage: number; readonly pages: number };

/** The first document is the long one; the rest of the pages is shared out among the others, 1 to 8 each. */
export function planDocuments({ documents, pages, longest }: LargeCaseSize): readonly Document[] {
  const rest = documents - 1;
  const plan: Document[] = [{ fileName: '2009-01-05 Chronology.pdf', firstPage: 0, pages: longest }];
  let at = longest;
  for (let index = 0; index < rest; index += 1) {
    const fair = (pages - at) / (rest - index);
    const wish = 1 + Math.round((fair - 1) * (0.4 + ((index * 7) % 13) / 10));
    const left = pages - at - (rest - index - 1);
    const own = index === rest - 1 ? pages - at : Math.max(1, Math.min(wish, left));
    const day = new Date(Date.UTC(2009, 0, 6 + 2 * index)).toISOString().slice(0, 10);
    plan.push({ fileName: `${day} Case note ${index + 1}.pdf`, firstPage: at, pages: own });
    at += own;
  }
  return plan;
}

/** Answers the case that is there, or makes it: some minutes for the full size. */
export async function ensureLargeCase(size: LargeCaseSize = fullSize, root?: string): Promise<LargeCase> {
  const name = `v${version}-${size.documents}-${size.pages}-${size.longest}`;
  const folder = join(root ?? join(tmpdir(), 'candour-large-case'), name);
  const stamp = join(folder, 'case-id');
  if (existsSync(stamp)) {
    return { folder: join(folder, 'records'), caseId: CaseId.parse(readFileSync(stamp, 'utf8')), size };
  }
  rmSync(folder, { recursive: true, force: true });
  const making = `${folder}.unfinished`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const caseId = await makeCase(join(making, 'records'), size);
  writeFileSync(join(making, 'case-id'), caseId);
  renameSync(making, folder);
  return { folder: join(folder, 'records'), caseId, size };
}

const filesAtOnce = 50;

async function makeCase(dataFolder: string, size: LargeCaseSize): Promise<CaseId> {
  mkdirSync(dataFolder, { recursive: true });
  const application = startApplication({ dataFolder });
  const { client } = application;
  try {
    await setUpPeople(client);
    const { caseId } = await client.call('createCase', {
      request: {
        ...sample.request,
        reference: 'SAR-2026-0999',
        subject: { ...subject, aliases: [...subject.aliases] },
        requester: { ...sample.request.requester, name: subject.name },
        recipient: { ...sample.request.recipient, name: subject.name },
      },
    });
    for (const { details, registered } of people) {
      if (registered) await client.call('addPerson', { caseId, details });
    }
    const plan = planDocuments(size);
    for (let from = 0; from < plan.length; from += filesAtOnce) {
      const files = plan.slice(from, from + filesAtOnce).map(({ fileName, firstPage, pages }) => ({
        untrustedName: fileName,
        bytes: writePdf(Array.from({ length: pages }, (_, index) => makePage(firstPage + index).lines)),
        password: null,
      }));
      const { refused } = await client.run('importDocuments', { caseId, files });
      if (refused.length > 0) throw new Error(`refused: ${refused[0]?.code}`);
      process.stderr.write(`\r${Math.min(from + filesAtOnce, plan.length)} of ${plan.length} documents `);
    }
    process.stderr.write('\n');
    return caseId;
  } finally {
    await application.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = process.argv.find((each) => each.startsWith('--folder='))?.slice('--folder='.length);
  const { folder, caseId } = await ensureLargeCase(readSize(process.argv), root);
  console.log(JSON.stringify({ folder, caseId }));
}
