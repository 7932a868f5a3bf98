/** What was undone or done again, in words: main names the operation. Pure. */
const words: Readonly<Record<string, string>> = {
  addMarks: 'the new mark',
  markEverywhere: 'withholding everywhere',
  decideMarks: 'the decision',
  decidePossibleName: 'the decision about the name',
  reopenMarks: 'opening the decision again',
  removeMarks: 'removing the mark',
  reviewMarks: 'the second look',
  decidePerson: 'the decision about the person',
  addPerson: 'adding the person',
  describePerson: 'changing the person',
  removePerson: 'removing the person',
  mergePeople: 'making two people one',
  splitPerson: 'making one person two',
  importPeople: 'taking over the list of people',
  addRule: 'the rule',
  takeBackRule: 'taking the rule back',
  suggestMarks: 'the suggestions',
  applyToCopies: 'applying decisions to copies',
};

export function sayUndone(label: string): string {
  return words[label] ?? 'the last step';
}
