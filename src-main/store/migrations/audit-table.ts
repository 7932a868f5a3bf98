/** The same in the vault and in each case. Published: it never changes; a later migration may alter the table. */
export const auditTable = `
  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT CHECK (json_valid(actor)),
    action TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
  CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
  CREATE TRIGGER audit_is_appended BEFORE INSERT ON audit
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
    BEGIN SELECT RAISE(ABORT, 'audit entries follow one another'); END;
  `;
