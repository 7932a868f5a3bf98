import { ActionIcon, Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { useCommand } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayFindings } from '../frame/finding-words.ts';
import { useCopyOf } from '../frame/use-copy-of.ts';
import { sayCount, sayDay } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { Day } from './clock-fields.tsx';

/** How deep each document lies in what carried it; a carrier stands before what it carried. */
function measureDepths(documents: readonly DocumentSummary[]): ReadonlyMap<DocumentId, number> {
  const depths = new Map<DocumentId, number>();
  for (const { id, parent } of documents) depths.set(id, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}

function indent(depth: number): CSSProperties | undefined {
  return depth === 0 ? undefined : { paddingInlineStart: `${12 + 18 * depth}px` };
}

export function DocumentTable({
  caseId,
  documents,
  onGo,
}: {
  caseId: CaseId;
  documents: readonly DocumentSummary[];
  onGo: (place: Place) => void;
}) {
  const [editing, setEditing] = useState<DocumentSummary | null>(null);
  const [removing, setRemoving] = useState<DocumentSummary | null>(null);
  const depths = measureDepths(documents);
  const copyOf = useCopyOf(caseId, documents);
  return (
    <>
      <table className="list document-list">
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Date</th>
            <th scope="col" className="number">
              Pages
            </th>
            <th scope="col">To know</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td style={indent(depths.get(document.id) ?? 0)}>
                {document.parent !== null ? <span className="visually-hidden">Attached: </span> : null}
                <b>{document.title}</b>
                <small>
                  {document.suggestions > 0
                    ? `${sayCount(document.suggestions, 'suggestion')} open`
                    : 'No open suggestions'}
                  {document.withheld > 0 ? `, ${document.withheld.toLocaleString('en-GB')} withheld` : ''}
                </small>
                {copyOf.has(document.id) ? <small>{copyOf.get(document.id)}</small> : null}
              </td>
              <td>{document.date ? sayDay(document.date) : <span className="faint">No date</span>}</td>
              <td className="number">{document.pages.toLocaleString('en-GB')}</td>
              <td>
                {document.findings.length > 0 ? (
                  <ToKnow
                    findings={document.findings}
                    onShow={(page) =>
                      onGo({
                        screen: 'review',
                        caseId,
                        secondReview: false,
                        at: { documentId: document.id, page },
                      })
                    }
                  />
                ) : (
                  <span className="faint">Nothing hidden found</span>
                )}
              </td>
              <td>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <ActionIcon
                    variant="subtle"
                    size="md"
                    aria-label={`Title and date of ${document.title}`}
                    onClick={() => setEditing(document)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    size="md"
                    aria-label={`Remove ${document.title}`}
                    onClick={() => setRemoving(document)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing ? <Describe caseId={caseId} document={editing} onClose={() => setEditing(null)} /> : null}
      {removing ? <Remove caseId={caseId} document={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

/** What needs somebody to look in the colour of a warning, the rest as it is. */
function ToKnow(props: { findings: DocumentSummary['findings']; onShow: (page: number) => void }) {
  const { findings } = props;
  const serious = findings.filter((finding) => finding.serious);
  const rest = findings.filter((finding) => !finding.serious);
  const looked = serious.length > 0 && serious.every(({ open }) => open === 0);
  return (
    <>
      {serious.length > 0 ? (
        <button
          type="button"
          className="row-link"
          onClick={() => props.onShow(serious.find(({ openPage }) => openPage !== null)?.openPage ?? 1)}
        >
          <span className={looked ? 'faint' : 'harm-text'}>
            {sayFindings(serious)}
            {looked ? ' (looked at)' : ''}
          </span>
        </button>
      ) : null}
      {rest.length > 0 ? <small>{sayFindings(rest)}</small> : null}
    </>
  );
}

function Describe(props: { caseId: CaseId; document: DocumentSummary; onClose: () => void }) {
  const [title, setTitle] = useState(props.document.title);
  const [date, setDate] = useState(props.document.date);
  const describe = useCommand('describeDocument');
  return (
    <Modal opened onClose={props.onClose} title="Title and date" centered>
      <TextInput
        label="Title"
        description="Stands in the contents of the bundle. Leave out other people’s names."
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Day label="Date" description="Orders the bundle by life" value={date} onChange={setDate} />
      <ErrorNote error={describe.error} />
      <Group justify="flex-end" mt="md">
        <Button
          disabled={!title.trim() || describe.isPending}
          onClick={() =>
            describe.mutate(
              { caseId: props.caseId, documentId: props.document.id, title, date },
              { onSuccess: props.onClose },
            )
          }
        >
          Save
        </Button>
      </Group>
    </Modal>
  );
}

function Remove(props: { caseId: CaseId; document: DocumentSummary; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const remove = useCommand('removeDocument');
  return (
    <Modal opened onClose={props.onClose} title={`Remove “${props.document.title}”?`} centered>
      <p>
        The document, its original and its marks leave the case for good. The reason is kept in the audit
        trail.
      </p>
      <Textarea
        label="Why it does not belong here"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
        required
      />
      <ErrorNote error={remove.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          Keep it
        </Button>
        <Button
          color="red"
          disabled={!reason.trim() || remove.isPending}
          onClick={() =>
            remove.mutate(
              { caseId: props.caseId, documentId: props.document.id, reason },
              { onSuccess: props.onClose },
            )
          }
        >
          Remove it
        </Button>
      </Group>
    </Modal>
  );
}
