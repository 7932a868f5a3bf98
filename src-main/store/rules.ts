/**
 * listRules(db), findRule(db, id)        read
 * putRule(db, rule), removeRule(db, id)  write; commands use changes.ts, which can be undone
 */
import { Rule } from '../contract/rule.ts';
import type { RuleId } from '../contract/values.ts';
import { parseColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type RuleRow = { rule: string };

/** In the order in which they were made. */
export function listRules(db: ReadableDb): Rule[] {
  return prepare<RuleRow>(db, 'SELECT rule FROM rules ORDER BY position, id')
    .all()
    .map((row) => parseColumn(Rule, row.rule));
}

export function findRule(db: ReadableDb, id: RuleId): Rule | null {
  const row = prepare<RuleRow>(db, 'SELECT rule FROM rules WHERE id = ?').get(id);
  return row === undefined ? null : parseColumn(Rule, row.rule);
}

/** Adds at the end, or replaces in place. */
export function putRule(db: WritableDb, rule: Rule): void {
  prepare(
    db,
    `INSERT INTO rules VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM rules), ?)
     ON CONFLICT (id) DO UPDATE SET rule = excluded.rule`,
  ).run(rule.id, JSON.stringify(rule));
}

export function removeRule(db: WritableDb, id: RuleId): void {
  prepare(db, 'DELETE FROM rules WHERE id = ?').run(id);
}
