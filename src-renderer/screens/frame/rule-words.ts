/** Rules in words. Pure. */
import type { RuleSubject } from '../../../src-main/contract/rule.ts';
import { sayType } from '../review/mark-words.ts';

/** "The text “Zorbel”", "Every phone number" */
export function sayRule(subject: RuleSubject): string {
  switch (subject.kind) {
    case 'text':
      return `The text “${subject.text}”`;
    case 'wildcard':
      return `The pattern “${subject.pattern}”`;
    case 'type':
      return `Every ${lowerFirst(sayType(subject.type))}`;
  }
}

function lowerFirst(words: string): string {
  return /^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
