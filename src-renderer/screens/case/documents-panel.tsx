import { Button, Group, Skeleton } from '@mantine/core';
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { ErrorCode } from '../../../src-main/contract/errors.ts';
import { useAnswer } from '../../api.ts';
import { describeError } from '../../messages.ts';
import { sayCount } from '../frame/words.ts';
import type { PanelProps } from './case-screen.tsx';
import { DocumentTable } from './document-table.tsx';
import { type Gathered, gatherChosen, gatherDropped, splitIntoBatches } from './gather-files.ts';
import { JobProgress } from './job-progress.tsx';
import { PasswordRetry } from './password-retry.tsx';
import { RecognitionStrip } from './recognition-strip.tsx';
import { useJob } from './use-job.ts';

type Refused = Gathered & { readonly code: ErrorCode };

export function DocumentsPanel({ view, onGo }: PanelProps) {
  const documents = useAnswer('listDocuments', { caseId: view.id });
  const job = useJob('importDocuments');
  const chooser = useRef<HTMLInputElement>(null);
  const folderChooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [added, setAdded] = useState<number | null>(null);
  const [toRead, setToRead] = useState(0);
  const busy = job.state.state === 'running';

  async function importFiles(gathered: readonly Gathered[], password: string | null): Promise<void> {
    if (gathered.length === 0 || busy) return;
    setAdded(null);
    setToRead(0);
    setRefused([]);
    let count = 0;
    for (const batch of splitIntoBatches(gathered)) {
      const files = await Promise.all(
        batch.map(async ({ file, name }) => ({
          untrustedName: name.slice(-1000),
          bytes: new Uint8Array(await file.arrayBuffer()),
          password,
        })),
      );
      const result = await job.start({ caseId: view.id, files });
      if (!result) return;
      count += result.imported.length;
      setAdded(count);
      setToRead((known) => known + result.toRead);
      const out = result.refused.flatMap(({ index, code }) => {
        const one = batch[index];
        return one ? [{ ...one, code: code as ErrorCode }] : [];
      });
      setRefused((known) => [...known, ...out]);
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void gatherDropped(event.dataTransfer).then((gathered) => importFiles(gathered, null));
  }

  function choose(input: HTMLInputElement): void {
    const gathered = gatherChosen(input.files);
    input.value = '';
    void importFiles(gathered, null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="title-row">
        <div>
          <h1>Documents</h1>
          <p className="lead">
            The whole file, as it is. Originals are kept unchanged and encrypted; titles and dates order the
            bundle.
          </p>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconFolderPlus size={16} aria-hidden />}
            disabled={busy}
            onClick={() => folderChooser.current?.click()}
          >
            Add a folder
          </Button>
          <Button
            leftSection={<IconFilePlus size={16} aria-hidden />}
            disabled={busy}
            onClick={() => chooser.current?.click()}
          >
            Add files
          </Button>
        </Group>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          data-testid="file-chooser"
          onChange={(event) => choose(event.currentTarget)}
        />
        <input
          ref={folderChooser}
          type="file"
          multiple
          hidden
          data-testid="folder-chooser"
          {...{ webkitdirectory: '' }}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      <div className="drop" data-over={over || undefined}>
        {over ? 'Let go to add these files' : 'You can also drop files here'}
      </div>
      <JobProgress state={job.state} onCancel={job.cancel} />
      <RecognitionStrip caseId={view.id} />
      {added !== null && added > 0 ? (
        <p className="good-note" role="status">
          {sayCount(added, 'document')} added.
          {toRead > 0
            ? ` ${sayCount(toRead, 'page')} of text in pictures: read by machine, in the background.`
            : ''}
        </p>
      ) : null}
      {refused.map(({ file, name, code }) => {
        const { title, detail } = describeError({ code, detail: {} });
        return (
          <div key={`${name} ${file.size}`} className="error-note" role="alert">
            <b>
              {name}: {title}
            </b>
            <span>{detail}</span>
            {code === 'file-password-needed' || code === 'file-password-wrong' ? (
              <PasswordRetry onPassword={(password) => void importFiles([{ file, name }], password)} />
            ) : null}
          </div>
        );
      })}
      {documents.data === undefined ? (
        <Skeleton height={200} mt="md" />
      ) : documents.data.length === 0 ? (
        <div className="empty">
          <b>No documents yet</b>
          <span>
            Add the files of the case, or drop them here: PDFs, e-mails, Word files, spreadsheets, pictures,
            archives, whole folders. Each is read, and looked at for hidden content.
          </span>
        </div>
      ) : (
        <DocumentTable caseId={view.id} documents={documents.data} onGo={onGo} />
      )}
    </div>
  );
}
