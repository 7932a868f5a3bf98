/** What a group of RTF is for, by the control word that it begins with. */
export type Destination =
  | { readonly kind: 'skip' }
  /** Its text belongs to the text around it. */
  | { readonly kind: 'same' }
  | { readonly kind: 'running'; readonly name: string }
  | { readonly kind: 'note' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'box' }
  /** Plain words, kept under a name. */
  | { readonly kind: 'words'; readonly name: string }
  | { readonly kind: 'fonts' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'object' }
  | { readonly kind: 'html-tag' };

const skip: Destination = { kind: 'skip' };
const running = (name: string): Destination => ({ kind: 'running', name });
const words = (name: string): Destination => ({ kind: 'words', name });

const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: { kind: 'fonts' },
  header: running('Header'),
  headerl: running('Header'),
  headerr: running('Header'),
  headerf: running('Header'),
  footer: running('Footer'),
  footerl: running('Footer'),
  footerr: running('Footer'),
  footerf: running('Footer'),
  footnote: { kind: 'note' },
  annotation: { kind: 'comment' },
  atnauthor: words('author'),
  atntime: skip,
  shptxt: { kind: 'box' },
  pict: { kind: 'picture' },
  objdata: { kind: 'object' },
  htmltag: { kind: 'html-tag' },
  fldinst: words('field'),
  title: words('Title'),
  subject: words('Subject'),
  author: words('Author'),
  manager: words('Manager'),
  company: words('Company'),
  operator: words('Last changed by'),
  category: words('Category'),
  keywords: words('Keywords'),
  comment: words('Comment'),
  doccomm: words('Comment'),
  hlinkbase: words('Links begin with'),
  userprops: words('Other properties'),
  // Ignorable groups (\*) that hold text or pictures of the document.
  shpinst: { kind: 'same' },
  shppict: { kind: 'same' },
  shpgrp: { kind: 'same' },
  listtext: { kind: 'same' },
  pntext: { kind: 'same' },
  oldcprops: skip,
  colortbl: skip,
  stylesheet: skip,
  listtable: skip,
  listoverridetable: skip,
  revtbl: words('Names of those who changed it'),
  rsidtbl: skip,
  generator: skip,
  xmlnstbl: skip,
  nonshppict: skip,
  shprslt: skip,
  sp: skip,
  sn: skip,
  sv: skip,
  bkmkstart: skip,
  bkmkend: skip,
  atnid: skip,
  atnref: skip,
  atrfstart: skip,
  atrfend: skip,
  filetbl: skip,
  template: skip,
  datafield: skip,
  fldtype: skip,
  themedata: skip,
  colorschememapping: skip,
  datastore: skip,
  latentstyles: skip,
  mhtmltag: skip,
  objclass: skip,
  objname: skip,
  blipuid: skip,
  xe: skip,
  tc: skip,
  pnseclvl: skip,
  pn: skip,
  ftnsep: skip,
  ftnsepc: skip,
  aftnsep: skip,
  aftnsepc: skip,
  creatim: skip,
  revtim: skip,
  printim: skip,
  buptim: skip,
};

/** Null for a word that begins no destination. */
export function findDestination(word: string): Destination | null {
  return Object.hasOwn(destinations, word) ? (destinations[word] ?? null) : null;
}
