/** Walks what the file is made of and reports everything that a redacted document has no need of. */
import type { PdfFile } from '../objects/file.ts';
import {
  dictOf,
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  nameOf,
  type PdfDict,
  type PdfValue,
} from '../objects/values.ts';
import { buildSrgbProfile } from '../write/srgb-profile.ts';
import { allowedKeys, type DictKind, kindForKey } from './allowed-keys.ts';
import { checkAnnotations } from './annotations.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';

/** `strict` for our own redacted documents: not even a link may be left. */
export function checkAllowList(
  file: PdfFile,
  pages: readonly PageReading[],
  strict: boolean,
  findings: Findings,
): void {
  checkKeys(file.trailer, 'trailer', null, findings);
  checkCatalog(file, findings);
  if (strict) checkProfiles(file, findings);
  for (const page of pages) {
    checkKeys(page.dict, 'page', page.page, findings);
    checkAnnotations(file, page, strict, findings);
  }
  for (const object of file.current.values()) checkObject(file, object.value, findings);
}

/** A redacted document says that its colours are those of sRGB, and has no need of any other profile. */
function checkProfiles(file: PdfFile, findings: Findings): void {
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  const intents = file.resolve(catalog?.entries.get('OutputIntents'));
  if (!isArray(intents)) return;
  const foreign = intents.some((intent) => {
    const profile = file.resolve(dictOf(file.resolve(intent))?.entries.get('DestOutputProfile'));
    return !isStream(profile) || !Buffer.from(file.decode(profile).data).equals(buildSrgbProfile());
  });
  if (foreign) findings.add('metadata', null, 'The colour profile is not that of our own documents.');
}

function checkKeys(dict: PdfDict, kind: DictKind, page: number | null, findings: Findings): void {
  const odd = new Map<string, number>();
  for (const key of dict.entries.keys())
    if (!allowedKeys[kind].has(key)) odd.set(kindForKey(key), (odd.get(kindForKey(key)) ?? 0) + 1);
  for (const [name, count] of odd) findings.add(name, page, describeKey(name, kind, count));
}

const nouns: Readonly<Record<DictKind, string>> = {
  trailer: 'The trailer',
  catalog: 'The catalog',
  pages: 'The page tree',
  page: 'The page',
  resources: 'A resource list',
  image: 'An image',
  form: 'A form XObject',
  font: 'A font',
  fontDescriptor: 'A font descriptor',
  outline: 'A bookmark',
};

function describeKey(name: string, kind: DictKind, count: number): string {
  if (name === 'unexpected-key')
    return `${nouns[kind]} has ${countOf(count, 'entry', 'entries')} that a finished document does not need.`;
  return `${nouns[kind]} has an entry of the kind ${name}.`;
}

function checkCatalog(file: PdfFile, findings: Findings): void {
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  if (catalog === null) return;
  const rest = new Map(catalog.entries);
  const open = file.resolve(rest.get('OpenAction'));
  // A destination or a jump to a page is harmless; a named one is looked at as a name.
  if (isArray(open) || isJump(file, open)) rest.delete('OpenAction');
  const names = dictOf(file.resolve(rest.get('Names')));
  if (names !== null) {
    rest.delete('Names');
    for (const [key, value] of names.entries) {
      const tree = dictOf(file.resolve(value));
      if (tree !== null && tree.entries.size > 0)
        findings.add(
          key === 'Dests' ? 'named-destination' : kindForName(key),
          null,
          'The catalog has a tree of names.',
        );
    }
  }
  const form = dictOf(file.resolve(rest.get('AcroForm')));
  if (form !== null) {
    if (form.entries.has('XFA')) findings.add('xfa', null, 'The document has an XFA form.');
    const fields = file.resolve(form.entries.get('Fields'));
    if (!form.entries.has('XFA') && isArray(fields) && fields.length === 0) rest.delete('AcroForm');
  }
  // An empty list of layers or destinations says nothing.
  for (const key of ['Dests', 'OCProperties', 'AF']) if (isEmpty(file, rest.get(key))) rest.delete(key);
  // Told once, with what is in it, by the check of metadata.
  rest.delete('Metadata');
  checkKeys({ kind: 'dict', entries: rest }, 'catalog', null, findings);
}

function kindForName(key: string): string {
  return kindForKey(key) === 'unexpected-key' ? 'name-tree' : kindForKey(key);
}

function isEmpty(file: PdfFile, value: PdfValue | undefined): boolean {
  const found = file.resolve(value);
  if (isArray(found)) return found.length === 0;
  const groups = file.resolve(dictOf(found)?.entries.get('OCGs'));
  return isDict(found) && (found.entries.size === 0 || (isArray(groups) && groups.length === 0));
}

export function isJump(file: PdfFile, value: PdfValue): boolean {
  const action = dictOf(value);
  if (action === null || nameOf(file.resolve(action.entries.get('S'))) !== 'GoTo') return false;
  return isArray(file.resolve(action.entries.get('D'))) && !action.entries.has('Next');
}

/** What a dictionary is, by its type or by the keys that only such a dictionary has. */
function kindOfDict(file: PdfFile, dict: PdfDict): DictKind | null {
  const type = nameOf(file.resolve(dict.entries.get('Type')));
  const subtype = nameOf(file.resolve(dict.entries.get('Subtype')));
  if (type === 'Pages') return 'pages';
  if (type === 'Font') return 'font';
  if (type === 'FontDescriptor') return 'fontDescriptor';
  if (subtype === 'Image' && dict.entries.has('Width')) return 'image';
  if (subtype === 'Form' && dict.entries.has('BBox')) return 'form';
  if (dict.entries.has('Title') && dict.entries.has('Parent') && !dict.entries.has('S')) return 'outline';
  if (type === null && dict.entries.has('ProcSet')) return 'resources';
  return null;
}

function checkObject(file: PdfFile, value: PdfValue, findings: Findings): void {
  if (isArray(value)) for (const item of value) checkObject(file, item, findings);
  const dict = dictOf(value);
  if (dict === null) return;
  const kind = kindOfDict(file, dict);
  if (kind !== null) checkKeys(dict, kind, null, findings);
  checkActions(file, dict, findings);
  checkFiles(file, dict, isStream(value), findings);
  if (isName(dict.entries.get('Type')) && nameOf(dict.entries.get('Type')) === 'OCG')
    findings.add('hidden-layer', null, 'The document has a layer that can be hidden.');
  if (dict.entries.has('PieceInfo'))
    findings.add('piece-info', null, 'An application has left its own data.');
  if (kind === 'form' || kind === 'image')
    if (dict.entries.has('Ref')) findings.add('attachment', null, 'A form XObject refers to another file.');
  for (const inner of dict.entries.values()) if (!isRef(inner)) checkObject(file, inner, findings);
}

function checkActions(file: PdfFile, dict: PdfDict, findings: Findings): void {
  const verb = nameOf(file.resolve(dict.entries.get('S')));
  const script = file.resolve(dict.entries.get('JS'));
  if (verb === 'JavaScript' || isString(script) || isStream(script))
    findings.add('javascript', null, 'The document has a script.');
  if (
    verb !== null &&
    ['Launch', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Sound', 'Movie', 'Rendition'].includes(verb)
  )
    findings.add('action', null, 'The document has an action that reaches outside itself.');
  if (dict.entries.has('AA')) findings.add('action', null, 'The document has an action that runs by itself.');
}

function checkFiles(file: PdfFile, dict: PdfDict, stream: boolean, findings: Findings): void {
  const type = nameOf(file.resolve(dict.entries.get('Type')));
  if (type === 'EmbeddedFile' || dictOf(file.resolve(dict.entries.get('EF'))) !== null)
    findings.add('attachment', null, 'The document has an attached file.');
  // 7.11: the data of a stream may lie in another file.
  if (
    stream &&
    (isString(file.resolve(dict.entries.get('F'))) || isDict(file.resolve(dict.entries.get('F'))))
  )
    findings.add('attachment', null, 'A stream has its data in another file.');
}
