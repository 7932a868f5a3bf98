/** Words for what is known of a person of the register, and what it makes one consider. Pure. */
import type { PersonDetails } from '../../../src-main/contract/person.ts';

/** Advice of the register; an unknown kind shows its name. */
export function sayPersonWarning(kind: string): string {
  switch (kind) {
    case 'professional-withheld':
      return 'Acts in role: withholding needs a reason of its own';
    case 'subject-withheld':
      return 'The request is about this person';
    case 'consent-given-but-withheld':
      return 'Agreed to sharing, yet withheld';
    case 'kept-without-consent':
      return 'Kept without consent: say why it is reasonable';
    case 'protected-address-missing':
      return 'The protected address is not entered yet';
    case 'deceased':
      return 'Has died: confidence and the feelings of others may still matter';
    default:
      return kind;
  }
}

/** "sought, no answer; known to the requester; address protected" */
export function sayStatus(person: PersonDetails): string {
  const consent: Readonly<Record<PersonDetails['consent'], string>> = {
    'not-sought': '',
    sought: 'asked, no answer yet',
    given: 'agreed to sharing',
    refused: 'refused',
  };
  return [
    person.role === 'third-party' ? consent[person.consent] : '',
    person.knownToRequester && person.role !== 'subject' ? 'known to the requester' : '',
    person.deceased ? 'has died' : '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}

/** What the law makes of the entry, in the order in which it asks (Schedule 2, Part 3, paragraphs 16 and 17). */
export function considerPerson(person: PersonDetails): readonly string[] {
  if (person.role === 'subject') return [];
  const lines: string[] = [];
  if (person.role === 'professional') {
    lines.push(
      'Proposed: keep. Sharing what somebody does in a paid role is taken to be reasonable (paragraph 17).',
    );
  } else if (person.consent === 'given') {
    lines.push('Proposed: keep. They agreed (paragraph 16).');
  } else if (person.consent === 'refused') {
    lines.push(
      'Proposed: withhold what shows who they are. They refused; weigh it all the same (paragraph 16).',
    );
  } else if (person.consent === 'sought') {
    lines.push('They were asked and have not answered: say whether it is reasonable without their answer.');
  } else {
    lines.push('Nobody has asked them: say whether asking is reasonable, and whether sharing is without it.');
  }
  if (person.knownToRequester)
    lines.push('What the requester knows of them already is more often reasonable to share.');
  if (person.deceased)
    lines.push(
      'Data protection law is about the living; what was told in confidence stays so after a death.',
    );
  if (person.addressProtected)
    lines.push('Their address is never kept along with them: each place waits for a person.');
  return lines;
}
