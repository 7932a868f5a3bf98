/** Reads what the tagger of names knows from resources/detect, for the command line and for the application. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type NameModel, readNameModel } from '../detect/names/name-model.ts';

/** Some 2 MB; read when names are first looked for, and once. `taggerFile` stands in for the trained weights. */
export function loadNameModel(resourcesFolder: string, taggerFile?: string): NameModel {
  const folder = path.join(resourcesFolder, 'detect');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return readNameModel({
    forenames: read('forenames.txt'),
    surnames: read('surnames.txt'),
    ordinaryWords: read('ordinary-words.txt'),
    clusters: read('clusters.txt'),
    tagger: readFileSync(taggerFile ?? path.join(folder, 'tagger.bin')),
    roles: readFileSync(path.join(folder, 'roles.bin')),
  });
}

/** Reads it when it is first asked for: not every job looks for names. */
export function rememberNameModel(resourcesFolder: string): () => NameModel {
  let model: NameModel | null = null;
  return () => {
    model ??= loadNameModel(resourcesFolder);
    return model;
  };
}
