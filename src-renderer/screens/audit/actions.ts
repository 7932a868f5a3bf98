/** Words for the operations that leave an audit entry; an unknown one shows its name. */
const words: Readonly<Record<string, string>> = {
  'vault-created': 'Set Candour up',
  'vault-unlocked': 'Unlocked',
  'vault-recovered': 'Used the recovery key',
  'recovery-key-renewed': 'Made a new recovery key',
  'passphrase-changed': 'Changed their passphrase',
  'passphrase-reset': 'Gave somebody a new first passphrase',
  'signing-key-made': 'Made a signing key',
  'user-added': 'Added a user',
  'user-disabled': 'Switched an account off',
  'role-changed': 'Changed a role',
  'case-created': 'Made a case',
  'case-deleted': 'Deleted a case',
  setOrganisation: 'Changed the organisation’s details',
  setKeys: 'Changed their own keys of the desk',
  createCase: 'Created the case',
  setRequest: 'Changed the request',
  importDocuments: 'Added a document',
  describeDocument: 'Changed a title or date',
  removeDocument: 'Removed a document',
  markPageSeen: 'Saw a page',
  recognisePages: 'Read scanned pages by machine',
  lookAtFinding: 'Looked at what was found in a file',
  answerPassage: 'Weighed a passage',
  uncoverPassages: 'Uncovered passages for themselves',
  addPerson: 'Added a person',
  describePerson: 'Changed a person',
  decidePerson: 'Decided a person, everywhere',
  removePerson: 'Removed a person from the register',
  mergePeople: 'Made two people of the register one',
  splitPerson: 'Made one person of the register two',
  importPeople: 'Took over a list of people',
  addRule: 'Put a rule in force',
  takeBackRule: 'Took a rule back',
  dismissSlip: 'Let uneven decisions stand',
  suggestMarks: 'Looked for people and details',
  addMarks: 'Marked',
  markEverywhere: 'Marked a text everywhere',
  decidePossibleName: 'Decided a possible name, everywhere',
  decideMarks: 'Decided',
  reopenMarks: 'Took a decision back',
  removeMarks: 'Removed marks',
  reviewMarks: 'Second review',
  applyToCopies: 'Applied decisions to copies',
  undo: 'Undid a step',
  redo: 'Redid a step',
  prepareBundle: 'Prepared a bundle',
  signOffBundle: 'Signed the bundle off',
  exportBundle: 'Exported the bundle',
  exportAudit: 'Exported the audit trail',
};

export function sayAction(action: string): string {
  return words[action] ?? action;
}

/** For programs, not for reading; the export has them. */
const hidden = /(?:Id|^case|^user|sha256|publicKey|changeId)$/u;

const detailWords: Readonly<Record<string, string>> = {
  marks: 'marks',
  marked: 'places marked',
  leftAlone: 'left alone',
  pages: 'pages',
  page: 'page',
  codes: 'reason',
  code: 'reason',
  outcome: 'outcome',
  places: 'places',
  suggestions: 'suggestions',
  findings: 'things to know',
  documents: 'documents',
  termsAttacked: 'texts searched for',
  bytes: 'bytes',
  entries: 'entries',
  role: 'role',
  removed: 'removed',
  kept: 'kept',
  added: 'added',
  reason: 'because',
  label: 'step',
  failedAttempts: 'wrong attempts before',
  clarifications: 'clarifications',
  kind: 'what',
  looked: 'looked at',
  copies: 'copies',
  passages: 'passages',
  answered: 'answered',
  shown: 'uncovered',
  possibleNames: 'possible names',
  seen: 'pages seen',
  left: 'left alone',
  rule: 'about',
  reopened: 'open again',
  dismissed: 'may stand',
  joined: 'added to people already there',
};

/** What an entry says besides who and when: counts and reasons, without what is nothing. */
export function sayDetail(detail: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(detail)
    .filter(([key, value]) => !hidden.test(key) && value !== 0 && value !== '')
    .map(
      ([key, value]) => `${detailWords[key] ?? key}: ${key === 'label' ? sayAction(String(value)) : value}`,
    )
    .join(', ');
}
