/** Words for the operations that leave an audit entry; an unknown one shows its name. */
const words: Readonly<Record<string, string>> = {
  createVault: 'Set Candour up',
  unlockVault: 'Unlocked',
  lockVault: 'Locked',
  recoverVault: 'Used the recovery key',
  changePassphrase: 'Changed their passphrase',
  addUser: 'Added a user',
  setUserDisabled: 'Switched an account on or off',
  setOrganisation: 'Changed the organisation’s details',
  createCase: 'Created the case',
  setRequest: 'Changed the request',
  deleteCase: 'Deleted a case',
  importDocuments: 'Added a document',
  describeDocument: 'Changed a title or date',
  removeDocument: 'Removed a document',
  markPageSeen: 'Saw a page',
  addPerson: 'Added a person',
  describePerson: 'Changed a person',
  decidePerson: 'Decided a person, everywhere',
  removePerson: 'Removed a person from the register',
  suggestMarks: 'Looked for people and details',
  addMarks: 'Marked',
  markEverywhere: 'Marked a text everywhere',
  decideMarks: 'Decided',
  reopenMarks: 'Took a decision back',
  removeMarks: 'Removed marks',
  reviewMarks: 'Second review',
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
