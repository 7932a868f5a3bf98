/** What a message's headers say of its place in a conversation (RFC 5322, 3.6.4). */
import type { MessageOrigin } from '../../contract/copies.ts';
import type { Fact } from './compose-message.ts';

const mostReferences = 500;
const longestId = 1000;
const longestText = 2000;
/** The end of the year 9999: later ones cannot be written with four digits. */
const lastInstant = 253_402_300_799_999;

type Said = { readonly facts: readonly Fact[]; readonly headers: readonly Fact[]; readonly sent: string };

export function readOrigin({ facts, headers, sent }: Said): MessageOrigin {
  const find = (rows: readonly Fact[], ...names: readonly string[]): string =>
    rows
      .filter(([name]) => names.includes(name.toLowerCase().replace(/ /g, '-')))
      .map(([, value]) => value)
      .join(' ');
  return {
    messageId: listIds(find(headers, 'message-id'))[0] ?? '',
    inReplyTo: listIds(find(headers, 'in-reply-to')).slice(0, 100),
    // The newest are last, and the ones that matter most.
    references: listIds(find(headers, 'references')).slice(-mostReferences),
    subject: find(facts, 'subject').slice(0, longestText),
    from: find(facts, 'from').slice(0, longestText),
    sentAt: readInstant(sent),
  };
}

/** Identifiers stand in angle brackets; older programs write other things beside them. */
function listIds(text: string): string[] {
  const ids = [...text.matchAll(/<\s*([^<>\s]+)\s*>/g)].map(([, id = '']) => id.slice(0, longestId));
  return [...new Set(ids)];
}

function readInstant(text: string): string | null {
  // A comment behind the zone, as in "+0100 (BST)", is allowed and means nothing.
  const at = Date.parse(text.replace(/\([^()]*\)/g, '').trim());
  return Number.isNaN(at) || at < 0 || at > lastInstant ? null : new Date(at).toISOString();
}
