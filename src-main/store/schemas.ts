/** The two kinds of database. */
import type { Schema } from './migrate.ts';
import { initial as initialCase } from './migrations/case/0001-initial.ts';
import { search } from './migrations/case/0002-search.ts';
import { findings } from './migrations/case/0003-findings.ts';
import { families } from './migrations/case/0004-families.ts';
import { readings } from './migrations/case/0005-readings.ts';
import { copies } from './migrations/case/0006-copies.ts';
import { possibleNames } from './migrations/case/0007-possible-names.ts';
import { passages } from './migrations/case/0008-passages.ts';
import { keepGrounds } from './migrations/case/0009-keep-grounds.ts';
import { rules } from './migrations/case/0010-rules.ts';
import { dismissedSlips } from './migrations/case/0011-dismissed-slips.ts';
import { initial as initialVault } from './migrations/vault/0001-initial.ts';
import { defineIndexText } from './search-text.ts';
import { watchCase } from './watch-case.ts';

export const caseSchema: Schema = {
  migrations: [
    initialCase,
    search,
    findings,
    families,
    readings,
    copies,
    possibleNames,
    passages,
    keepGrounds,
    rules,
    dismissedSlips,
  ],
  defineFunctions: defineIndexText,
  whenOpen: watchCase,
};
export const vaultSchema: Schema = { migrations: [initialVault], defineFunctions: () => {} };
