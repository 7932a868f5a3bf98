/** A request as it is typed: empty, and tidied when it is saved. */
import type { Request } from '../../../src-main/contract/request.ts';

export const emptyRequest: Request = {
  reference: '',
  subject: { name: '', aliases: [], dateOfBirth: null },
  requester: { name: '', capacity: 'self', authorityNote: '' },
  recipient: { name: '', address: [], email: '' },
  clock: {
    nation: 'england-and-wales',
    receivedOn: '',
    identity: null,
    authority: null,
    fee: null,
    clarifications: [],
    extensionNoticeOn: null,
    extensionReasons: '',
  },
  scope: '',
  searched: [],
};

/** One entry a line; empty lines fall away when the request is saved. */
export function linesOf(text: string): string[] {
  return text.split('\n');
}

/** Without the empty ones. */
export function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** What is saved: no empty lines, and the recipient is the requester unless said otherwise. */
export function tidyRequest(request: Request): Request {
  return {
    ...request,
    subject: { ...request.subject, aliases: filled(request.subject.aliases) },
    requester: { ...request.requester, name: request.requester.name.trim() || request.subject.name },
    recipient: {
      ...request.recipient,
      name: request.recipient.name.trim() || request.requester.name.trim() || request.subject.name,
      address: filled(request.recipient.address),
    },
    searched: filled(request.searched),
  };
}
