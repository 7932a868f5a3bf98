/** Words for every error code: what happened, what was kept, what to do next. Complete by type. */
import type { AppError, ErrorCode, ErrorDetail } from '../src-main/contract/errors.ts';

export type Message = { readonly title: string; readonly detail: string };

function minutes(detail: ErrorDetail): string {
  const seconds = detail.waitSeconds ?? 0;
  if (seconds <= 90) return `${Math.max(1, Math.round(seconds))} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

const fault: Message = {
  title: 'Something went wrong inside Candour',
  detail:
    'This is a fault in the program, not in what you did. Everything saved before is safe. Try again; if it comes back, tell your Candour contact what you were doing.',
};

const messages: Readonly<Record<ErrorCode, Message | ((detail: ErrorDetail) => Message)>> = {
  'invalid-input': {
    title: 'That could not be used',
    detail:
      'Something in the form is missing or not as expected. Nothing was changed. Check the entries and try again.',
  },
  'unknown-operation': fault,
  'not-allowed': {
    title: 'Your role does not allow this',
    detail: 'Nothing was changed. Ask a colleague with the right role, or the person who manages users.',
  },
  'not-found': {
    title: 'This is no longer there',
    detail: 'It may have been removed a moment ago. Go back and look again.',
  },
  busy: { title: 'This is already being done', detail: 'Wait until it has finished, then try again.' },
  cancelled: { title: 'Cancelled', detail: 'What had finished before is kept; the rest was left undone.' },
  internal: fault,
  usage: fault,

  'vault-missing': { title: 'No records here yet', detail: 'Set Candour up on this computer first.' },
  'vault-exists': {
    title: 'Candour is already set up here',
    detail: 'Nothing was changed. Unlock it with your name and passphrase.',
  },
  'vault-locked': { title: 'Candour is locked', detail: 'Unlock it to go on. Your work is saved.' },
  'vault-damaged': {
    title: 'The key file is damaged',
    detail:
      'Nothing was changed. Restore the file “vault.keys” from a backup; without it the records cannot be opened.',
  },
  'wrong-passphrase': {
    title: 'Name or passphrase not right',
    detail: 'Check both and try again. After five wrong attempts there is a pause.',
  },
  'wrong-recovery-key': {
    title: 'Recovery key not right',
    detail: 'Check each group of characters against the printed key.',
  },
  'too-many-attempts': (detail) => ({
    title: 'Too many wrong attempts',
    detail: `To keep the records safe, wait ${minutes(detail)} before you try again.`,
  }),
  'passphrase-too-weak': {
    title: 'Choose a longer passphrase',
    detail: 'Use at least 12 characters, not your name. Four or more unrelated words work well.',
  },
  'passphrase-must-change': {
    title: 'Choose your own passphrase first',
    detail: 'The first passphrase was given to you by somebody else. Only you should know the next one.',
  },
  'user-exists': { title: 'This name is taken', detail: 'Nothing was changed. Use another name.' },
  'user-disabled': {
    title: 'This account is switched off',
    detail: 'Ask the person who manages users to switch it on again.',
  },

  'wrong-key': {
    title: 'The key does not fit these records',
    detail: 'The file belongs to another set-up of Candour, or was swapped. Nothing was changed.',
  },
  'database-damaged': {
    title: 'The records file is damaged',
    detail: 'Candour stopped so that nothing gets worse. Restore the data folder from a backup.',
  },
  'database-truncated': {
    title: 'Part of the records file is missing',
    detail:
      'The file is shorter than it should be, perhaps after an interrupted copy. Restore it from a backup.',
  },
  'database-too-new': {
    title: 'These records need a newer Candour',
    detail: 'They were last used with a later version. Nothing was changed. Update Candour on this computer.',
  },
  'folder-not-writable': {
    title: 'Candour cannot write to its folder',
    detail: 'Nothing was changed. Check the permissions of the data folder, or that the disk is connected.',
  },
  'folder-in-use': {
    title: 'These records are open elsewhere',
    detail: 'Another Candour is using the same folder. Close it there first.',
  },
  'disk-full': {
    title: 'The disk is full',
    detail: 'What was saved before is safe. Make room and try again.',
  },
  'stored-file-missing': {
    title: 'A stored file is missing',
    detail: 'A file of this case is no longer in the data folder. Restore it from a backup.',
  },
  'stored-file-damaged': {
    title: 'A stored file is damaged',
    detail: 'A file of this case was changed outside Candour. Restore it from a backup.',
  },

  'file-unreadable': {
    title: 'The file cannot be read',
    detail: 'Check that it still exists and is not open elsewhere.',
  },
  'file-empty': { title: 'The file is empty', detail: 'It holds nothing. Ask for another copy.' },
  'file-unsupported': {
    title: 'A kind of file that Candour cannot open',
    detail: 'It was left out; nothing else was changed. Print it or save it as PDF, then add that.',
  },
  'file-damaged': {
    title: 'The file is damaged',
    detail: 'It could not be opened. Ask for another copy, or print it to PDF again.',
  },
  'file-without-pages': { title: 'The file has no pages', detail: 'Ask for another copy.' },
  'file-password-needed': {
    title: 'The file needs a password',
    detail: 'Add it again with its password. The password is kept encrypted with the case.',
  },
  'file-password-wrong': { title: 'The password does not open the file', detail: 'Check it and try again.' },
  'file-too-large': { title: 'The file is too large', detail: 'Split it into parts and add those.' },
  'file-too-many-pages': {
    title: 'The file has too many pages',
    detail: 'Split it into parts and add those.',
  },
  'file-already-imported': {
    title: 'Already in this case',
    detail: 'The very same file was added before, so it was left out.',
  },
  'page-too-large': {
    title: 'A page is too large',
    detail: 'A page of this file is bigger than Candour can handle.',
  },
  'took-too-long': {
    title: 'This file took too long',
    detail: 'It was stopped so that the rest could go on. It may be damaged or built to cause trouble.',
  },
  'out-of-memory': {
    title: 'This file needs too much memory',
    detail: 'It was stopped so that the rest could go on. Split it into parts and add those.',
  },
  'worker-died': {
    title: 'A file stopped the reader',
    detail:
      'The part of Candour that reads files had to be restarted. The case is untouched; the file was left out.',
  },

  'marks-invalid': fault,
  'mark-page-missing': { title: 'That page does not exist', detail: 'Nothing was changed.' },
  'mark-outside-page': {
    title: 'The box lies outside the page',
    detail: 'Nothing was changed. Draw it on the page.',
  },
  'mark-changed': {
    title: 'This changed in the meantime',
    detail: 'Somebody else decided it, or it was removed. Nothing was overwritten. Look again.',
  },
  'code-missing': { title: 'A reason is needed', detail: 'Choose why this is withheld.' },
  'code-unknown': { title: 'Unknown reason', detail: 'Choose a reason from the list.' },
  'code-not-valid': {
    title: 'This reason is not available here',
    detail: 'The law allows it only for some requests. Choose another.',
  },
  'evidence-missing': {
    title: 'Something must be recorded first',
    detail: 'This reason needs a note of who advised it and why. Fill it in beside the mark.',
  },
  'second-review-by-decider': {
    title: 'Somebody else must review this',
    detail: 'You decided it yourself. A second pair of eyes is what the review is for.',
  },
  'nothing-to-undo': {
    title: 'Nothing to undo',
    detail: 'The last step was not yours, or there is none. A colleague’s step is theirs to take back.',
  },
  'nothing-to-redo': { title: 'Nothing to redo', detail: 'There is no later step of yours.' },

  'verification-failed': (detail) => ({
    title: 'The check found something, so nothing was released',
    detail: `${detail.findings ?? 'Some'} findings. The file was deleted. Look at the findings, mend the marks and prepare the bundle again.`,
  }),
  'not-ready': { title: 'Not ready yet', detail: 'The task list says what is still to be done.' },
  'bundle-missing': { title: 'There is no bundle yet', detail: 'Prepare it first.' },
  'bundle-changed': {
    title: 'The case changed after the bundle was prepared',
    detail: 'The bundle no longer counts. Prepare it again, then have it signed.',
  },
  'signer-is-preparer': {
    title: 'Somebody else must sign',
    detail: 'You prepared this bundle. A manager who did not prepare it signs it off.',
  },
  'not-signed': { title: 'Not signed yet', detail: 'A manager signs the bundle before it can leave.' },
  'address-not-confirmed': {
    title: 'Confirm where it goes',
    detail: 'Check the recipient and the address, then confirm both.',
  },
  'destination-exists': {
    title: 'A file of this name is already there',
    detail: 'Nothing was overwritten. Choose another name or folder.',
  },
  'destination-not-writable': {
    title: 'Cannot write there',
    detail: 'The bundle is safe in the case. Choose another folder.',
  },
  'audit-damaged': {
    title: 'The audit trail does not add up',
    detail: 'An entry was changed or is missing. Stop, and tell your information security contact.',
  },
};

export function describeError(error: Pick<AppError, 'code' | 'detail'>): Message {
  const message = messages[error.code] ?? fault;
  return typeof message === 'function' ? message(error.detail) : message;
}
