/** What the organisation says about itself, and the law's codes as this case may use them. */

import type { Organisation } from '../contract/case.ts';
import type { Output } from '../contract/contract.ts';
import type { KeySettings } from '../contract/keys.ts';
import type { Request } from '../contract/request.ts';
import type { Actor } from '../contract/user.ts';
import { checkExemption } from '../domain/exemption.ts';
import { appendAudit } from '../store/audit.ts';
import { getKeySettings, getOrganisation, setKeySettings, setOrganisation } from '../store/settings.ts';
import { type ReadableDb, runInTransaction, type WritableDb } from '../store/sqlite.ts';
import { findCaseFacts, type Tools, type Worker } from './workplace.ts';

const nothingSaid: Organisation = {
  name: '',
  address: [],
  dpoName: '',
  dpoEmail: '',
  dpoPhone: '',
  support: '',
  complaints: '',
  retention: '',
  purposes: '',
  recipients: '',
  sources: '',
};

export function readOrganisation(db: ReadableDb): Organisation {
  return getOrganisation(db) ?? nothingSaid;
}

export function writeOrganisation(db: WritableDb, organisation: Organisation, worker: Worker): null {
  return runInTransaction(db, (writable) => {
    setOrganisation(writable, organisation);
    appendAudit(writable, {
      at: worker.tools.clock.now(),
      actor: worker.actor,
      action: 'setOrganisation',
      detail: {},
    });
    return null;
  });
}

const keysAsDelivered: KeySettings = { singleKeys: true, changed: {} };

export function readKeys(db: ReadableDb, { id }: Actor): KeySettings {
  return getKeySettings(db, id) ?? keysAsDelivered;
}

export function writeKeys(db: WritableDb, keys: KeySettings, worker: Worker): null {
  return runInTransaction(db, (writable) => {
    setKeySettings(writable, worker.actor.id, keys);
    appendAudit(writable, {
      at: worker.tools.clock.now(),
      actor: worker.actor,
      action: 'setKeys',
      detail: { changed: Object.keys(keys.changed).length, singleKeys: keys.singleKeys },
    });
    return null;
  });
}

/** Without a case nothing is known that could rule a code out. */
export function listExemptions(request: Request | null, { clock, rules }: Tools): Output<'listExemptions'> {
  const facts = request === null ? null : findCaseFacts(request, clock.today());
  return rules.exemptions.exemptions.map((exemption) => ({
    ...exemption,
    allowed: facts === null || checkExemption(rules.exemptions, exemption.code, facts) === null,
  }));
}
