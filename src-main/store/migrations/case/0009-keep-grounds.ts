import type { Migration } from '../../migrate.ts';

/** As reasons of marks ended where detection proposed to keep them, while a reason was all that a mark had. */
const endings = [
  [
    'professional',
    'Seems to act here as a paid health, social services or education worker, or in another public role: sharing that is taken to be reasonable (DPA 2018, Schedule 2, paragraph 17).',
  ],
  [
    'organisation',
    'Seems to be how a council, a school or a firm is reached, which says nothing of another person (UK GDPR, Article 4(1)).',
  ],
  [
    'helpline',
    'A number that is open to everybody, which says nothing of another person (UK GDPR, Article 4(1)).',
  ],
  [
    'reference',
    'A reference under which the file, an incident or a professional is kept: by itself it leads to nobody else (UK GDPR, Article 4(1)).',
  ],
] as const;

/** The ground on which a mark is proposed as kept has a column of its own. */
export const keepGrounds: Migration = {
  version: 9,
  up: (db) => {
    db.exec('ALTER TABLE marks ADD COLUMN keep_ground TEXT');
    const move = db.prepare(
      `UPDATE marks SET keep_ground = ?, reason = rtrim(substr(reason, 1, length(reason) - length(?)))
       WHERE substr(reason, -length(?)) = ?`,
    );
    for (const [ground, words] of endings) move.run(ground, words, words, words);
  },
};
