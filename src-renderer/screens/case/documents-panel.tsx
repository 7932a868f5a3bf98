import { Button, Skeleton } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { ErrorCode } from '../../../src-main/contract/errors.ts';
import { useAnswer } from '../../api.ts';
import { describeError } from '../../messages.ts';
import { sayCount } from '../frame/words.ts';
import type { PanelProps } from './case-screen.tsx';
import { DocumentTable } from './document-table.tsx';
import { JobProgress } from './job-progress.tsx';
import { PasswordRetry } from './password-retry.tsx';
import { useJob } from './use-job.ts';

type Refused = { readonly file: File; readonly code: ErrorCode };

export function DocumentsPanel({ view }: PanelProps) {
  const documents = useAnswer('listDocuments', { caseId: view.id });
  const job = useJob('importDocuments');
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [added, setAdded] = useState<number | null>(null);
  const busy = job.state.state === 'running';

  async function importFiles(files: readonly File[], password: string | null): Promise<void> {
    if (files.length === 0 || busy) return;
    setAdded(null);
    setRefused([]);
    const input = await Promise.all(
      files.map(async (file) => ({
        untrustedName: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        password,
      })),
    );
    const result = await job.start({ caseId: view.id, files: input });
    if (!result) return;
    setAdded(result.imported.length);
    setRefused(
      result.refused.flatMap(({ index, code }) => {
        const file = files[index];
        return file ? [{ file, code: code as ErrorCode }] : [];
      }),
    );
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void importFiles([...event.dataTransfer.files], null);
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
        <Button
          leftSection={<IconFilePlus size={16} aria-hidden />}
          disabled={busy}
          onClick={() => chooser.current?.click()}
        >
          Add PDF files
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          accept="application/pdf,.pdf"
          hidden
          data-testid="file-chooser"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void importFiles(files, null);
          }}
        />
      </div>
      <div className="drop" data-over={over || undefined}>
        {over ? 'Let go to add these files' : 'You can also drop files here'}
      </div>
      <JobProgress state={job.state} onCancel={job.cancel} />
      {added !== null && added > 0 ? (
        <p className="good-note" role="status">
          {sayCount(added, 'document')} added.
        </p>
      ) : null}
      {refused.map(({ file, code }) => {
        const { title, detail } = describeError({ code, detail: {} });
        return (
          <div key={`${file.name} ${file.size}`} className="error-note" role="alert">
            <b>
              {file.name}: {title}
            </b>
            <span>{detail}</span>
            {code === 'file-password-needed' || code === 'file-password-wrong' ? (
              <PasswordRetry onPassword={(password) => void importFiles([file], password)} />
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
            Add the PDFs of the case file, or drop them here. Each is read, and looked at for hidden content.
          </span>
        </div>
      ) : (
        <DocumentTable caseId={view.id} documents={documents.data} />
      )}
    </div>
  );
}
