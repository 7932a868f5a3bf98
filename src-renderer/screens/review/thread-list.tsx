/** The conversation that a message is part of, in the order in which it was written. */
import type { ThreadMessage } from '../../../src-main/contract/copies.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import { sayInstant } from '../frame/words.ts';
import { useDesk } from './desk.ts';

export function ThreadList({ documentId }: { readonly documentId: DocumentId }) {
  const { data, go, focusPages } = useDesk();
  const thread = useAnswer('getThread', { caseId: data.caseId, documentId }).data ?? [];
  if (thread.length === 0) return null;
  const numbers = new Map(thread.map((message, index) => [message.documentId, index + 1]));
  return (
    <section aria-label="Conversation">
      <h2 className="desk-list-title">Conversation of {thread.length} messages</h2>
      <ol className="desk-thread">
        {thread.map((message, index) => (
          <li key={message.documentId}>
            <button
              type="button"
              aria-current={message.documentId === documentId ? 'true' : undefined}
              onClick={() => {
                go.goToPage(message.documentId, 1);
                focusPages();
              }}
            >
              <span className="desk-thread-number">{index + 1}</span>
              <span>
                <b>{message.from || 'Sender not known'}</b>
                <small>{message.subject || 'No subject'}</small>
                <small>
                  {message.sentAt ? sayInstant(message.sentAt) : 'Date not known'}
                  {sayRelations(message, numbers)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sayRelations(
  { answers, quotes, copyOf }: ThreadMessage,
  numbers: ReadonlyMap<DocumentId, number>,
): string {
  const known = (id: DocumentId | null): number | null => (id === null ? null : (numbers.get(id) ?? null));
  const quoted = quotes.flatMap((id) => known(id) ?? []).sort((a, b) => a - b);
  const parts = [
    ...(known(copyOf) === null ? [] : [`copy of ${known(copyOf)}`]),
    ...(known(answers) === null ? [] : [`answers ${known(answers)}`]),
    ...(quoted.length === 0 ? [] : [`quotes ${quoted.join(', ')}`]),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}
