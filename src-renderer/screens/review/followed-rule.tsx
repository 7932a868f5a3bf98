/** By which rule of the case a mark was decided. */
import type { RuleId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import { sayRule } from '../frame/rule-words.ts';
import { useDesk } from './desk.ts';

export function FollowedRule({ ruleId }: { readonly ruleId: RuleId }) {
  const { data } = useDesk();
  const rule = useAnswer('listRules', { caseId: data.caseId }).data?.find(({ id }) => id === ruleId);
  return rule ? <small>By a rule: {sayRule(rule.subject)}</small> : null;
}
