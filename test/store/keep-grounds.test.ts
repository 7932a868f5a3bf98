/** A case of an earlier version said on what ground a mark may stay at the end of its reason. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keepReasons } from '../../src-main/contract/keep-reasons.ts';
import { closeDatabase, openDatabase } from '../../src-main/store/database.ts';
import { listMarks, putMark } from '../../src-main/store/marks.ts';
import { caseSchema } from '../../src-main/store/schemas.ts';
import { prepare } from '../../src-main/store/sqlite.ts';
import { makeTempFolder } from './support/stores.ts';

const fixture = fileURLToPath(new URL('./fixtures/case-version-1.db', import.meta.url));
const key = Buffer.alloc(32, 0x5a);
const before = { ...caseSchema, migrations: caseSchema.migrations.slice(0, 8) };

test('the words of each ground move from the reason into the column, other reasons stay', () => {
  const path = join(makeTempFolder(), 'case.db');
  copyFileSync(fixture, path);
  const old = openDatabase(path, key, before);
  const [first, second] = prepare<{ id: string }>(old, 'SELECT id FROM marks ORDER BY id').all();
  const reason = `A telephone number. ${keepReasons.organisation}`;
  prepare(old, 'UPDATE marks SET reason = ? WHERE id = ?').run(reason, first?.id ?? '');
  prepare(old, "UPDATE marks SET reason = 'A full name' WHERE id = ?").run(second?.id ?? '');
  closeDatabase(old);
  const db = openDatabase(path, key, caseSchema);
  const marks = listMarks(db);
  const kept = marks.find(({ id }) => id === first?.id);
  expect(kept).toMatchObject({ reason: 'A telephone number.', keepGround: 'organisation' });
  const other = marks.find(({ id }) => id === second?.id);
  expect(other?.reason).toBe('A full name');
  expect(other).not.toHaveProperty('keepGround');
  if (kept === undefined) throw new Error('Lost');
  putMark(db, { ...kept, keepGround: 'professional' });
  expect(listMarks(db).find(({ id }) => id === kept.id)?.keepGround).toBe('professional');
  closeDatabase(db);
});
