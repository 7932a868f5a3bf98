import { Button, Group, Skeleton } from '@mantine/core';
import { IconFilePlus, IconFolderPlus } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useAnswer } from '../../api.ts';
import { describeError } from '../../messages.ts';
import { sayCount } from '../frame/words.ts';
import type { PanelProps } from './case-screen.tsx';
import { DocumentTable } from './document-table.tsx';
import { gatherChosen, gatherDropped } from './gather-files.ts';
import { JobProgress } from './job-progress.tsx';
import { PasswordRetry } from './password-retry.tsx';
import { RecognitionStrip } from './recognition-strip.tsx';
import { useImport } from './use-import.ts';

export function DocumentsPanel({ view, onGo }: PanelProps) {
  const documents = useAnswer('listDocuments', { caseId: view.id });
  const { state, tally, outcome, importFiles, cancel } = useImport(view.id);
  const chooser = useRef<HTMLInputElement>(null);
  const folderChooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const busy = tally !== null;
  const { added, toRead, refused, known } = outcome;

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
      <JobProgress state={state} tally={tally} onCancel={cancel} />
      <RecognitionStrip caseId={view.id} />
      {added > 0 ? (
        <p className="good-note" role="status">
          {sayCount(added, 'document')} added.
          {toRead > 0
            ? ` ${sayCount(toRead, 'page')} of text in pictures: read by machine, in the background.`
            : ''}
        </p>
      ) : null}
      {known > 0 ? (
        <p className="quiet-note" role="status">
          {known === 1 ? '1 file was' : `${known.toLocaleString('en-GB')} files were`} in the case already,
          and left out.
        </p>
      ) : null}
      {refused.map((one) => {
        const { name, size, code } = one;
        const { title, detail } = describeError({ code, detail: {} });
        return (
          <div key={`${name} ${size}`} className="error-note" role="alert">
            <b>
              {name}: {title}
            </b>
            <span>{detail}</span>
            {code === 'file-password-needed' || code === 'file-password-wrong' ? (
              <PasswordRetry onPassword={(password) => void importFiles([one], password)} />
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
