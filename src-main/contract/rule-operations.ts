/** What the window may ask about rules over a case. */
import { z } from 'zod';
import { DecisionInput, SearchHit } from './answers.ts';
import { command, inCase, query } from './operation.ts';
import { ListedRule, RuleSubject } from './rule.ts';
import { RuleId } from './values.ts';

export const ruleOperations = {
  /** With what each has decided, in the order in which they were made. */
  listRules: query(inCase, z.array(ListedRule).readonly()),
  /** What a rule would find: `open` would be decided, what somebody has decided would be left alone. */
  previewRule: query(
    inCase.extend({ subject: RuleSubject }),
    z.object({ open: z.int(), leftAlone: z.int(), shown: z.array(SearchHit).readonly() }),
  ),
  /** Decides every place that nobody has decided, now and in documents to come. Throws `invalid-input` for a wildcard with too few letters. */
  addRule: command(
    inCase.extend({ subject: RuleSubject, decision: DecisionInput }),
    z.object({ ruleId: RuleId, marked: z.int(), leftAlone: z.int() }),
  ),
  /** The rule and all that still stands as it decided. */
  takeBackRule: command(inCase.extend({ ruleId: RuleId }), z.object({ removed: z.int(), reopened: z.int() })),
} as const;
