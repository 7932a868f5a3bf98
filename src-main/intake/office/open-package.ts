/** An Office file of the XML kind: parts by path, and where their relations lead (ECMA-376, part 2). */
import { AppError } from '../../contract/errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { Block, Child, HiddenPart } from '../file-content.ts';
import { childrenOf, type Element, findAll, parseXml, textOf } from '../markup.ts';
import { sayPropertyName } from '../property-name.ts';

export type Relation = { readonly type: string; readonly target: string; readonly external: boolean };

export type Package = {
  readonly names: readonly string[];
  bytes(path: string): Promise<Uint8Array | null>;
  /** Null where there is no such part. */
  xml(path: string): Promise<Element | null>;
  /** By id; `target` is a path inside the package, or an address where `external`. */
  relations(path: string): Promise<ReadonlyMap<string, Relation>>;
};

/** Throws file-damaged and the codes of `openArchive`. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const archive = await openArchive(bytes);
  const byLowerCase = new Map(
    archive.members.map(({ untrustedName }) => [untrustedName.toLowerCase(), untrustedName]),
  );
  const find = (path: string): Promise<Uint8Array | null> =>
    archive.read(byLowerCase.get(path.toLowerCase()) ?? path);
  const xml = async (path: string): Promise<Element | null> => {
    const part = await find(path);
    return part === null ? null : parseXml(decodeXml(part));
  };
  return {
    names: archive.members.map(({ untrustedName }) => untrustedName),
    bytes: (path) => readOrNull(archive, byLowerCase.get(path.toLowerCase()) ?? path),
    xml,
    relations: async (path) => {
      const at = path.lastIndexOf('/') + 1;
      const root = await xml(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`);
      return new Map(
        root === null
          ? []
          : findAll(root, 'Relationship').map(({ attributes }) =>
              readRelation(path.slice(0, at), attributes),
            ),
      );
    },
  };
}

async function readOrNull(archive: Archive, path: string): Promise<Uint8Array | null> {
  try {
    return await archive.read(path);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-too-large') throw error;
    return null;
  }
}

function readRelation(folder: string, attributes: Readonly<Record<string, string>>): [string, Relation] {
  const external = attributes.TargetMode === 'External';
  const target = attributes.Target ?? '';
  return [
    attributes.Id ?? '',
    {
      type: (attributes.Type ?? '').replace(/^.*\//, ''),
      target: external ? target : resolvePath(folder, target),
      external,
    },
  ];
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** UTF-8 or UTF-16 with its mark; older encodings as the declaration says (XML 1.0, 4.3.3). */
export function decodeXml(bytes: Uint8Array): string {
  const mark = [bytes[0], bytes[1]];
  if (mark[0] === 0xff && mark[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark[0] === 0xfe && mark[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const said = /^<\?xml[^>]*encoding=["']([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(said).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Author, company and the like, of core.xml, app.xml and custom.xml. */
export async function readProperties(file: Package): Promise<HiddenPart[]> {
  const rows: (readonly [string, string])[] = [];
  for (const path of ['docProps/core.xml', 'docProps/app.xml']) {
    const root = await file.xml(path);
    const properties = root === null ? undefined : childrenOf(root)[0];
    for (const property of properties === undefined ? [] : childrenOf(properties)) {
      const text = textOf(property).trim();
      if (text !== '' && !technical.has(property.name)) rows.push([sayPropertyName(property.name), text]);
    }
  }
  const custom = await file.xml('docProps/custom.xml');
  for (const property of custom === null ? [] : findAll(custom, 'property'))
    rows.push([property.attributes.name ?? '', textOf(property).trim()]);
  return rows.length === 0
    ? []
    : [{ kind: 'metadata', count: rows.length, blocks: [{ kind: 'facts', rows }] }];
}

const technical = new Set([
  'HeadingPairs',
  'TitlesOfParts',
  'DocSecurity',
  'ScaleCrop',
  'LinksUpToDate',
  'SharedDoc',
  'HyperlinksChanged',
  'AppVersion',
  'HLinks',
  'DigSig',
  'Pages',
  'Words',
  'Characters',
  'CharactersWithSpaces',
  'Lines',
  'Paragraphs',
  'Application',
  'TotalTime',
  'Slides',
  'Notes',
  'HiddenSlides',
  'MMClips',
  'PresentationFormat',
]);

/** Files that were put into the document: other documents, and what other programs left. */
export async function readEmbeddings(file: Package): Promise<Child[]> {
  const paths = file.names.filter((name) => /\/embeddings\/[^/]+$/i.test(name));
  const children: Child[] = [];
  for (const path of paths) {
    const bytes = await file.bytes(path);
    if (bytes !== null && bytes.length > 0)
      children.push({ untrustedName: path.slice(path.lastIndexOf('/') + 1), bytes });
  }
  return children;
}

export function pictureBlock(bytes: Uint8Array, width: number | null, description: string): Block {
  return {
    kind: 'picture',
    picture: { kind: 'file', bytes },
    wholePage: false,
    turns: 0,
    mirrored: false,
    width,
    description,
  };
}
