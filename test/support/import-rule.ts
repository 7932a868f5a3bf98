import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Import, readImports } from './imports.ts';

export type SourceFile = {
  /** Path inside the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
};

export type Violation = {
  readonly file: string;
  readonly specifier: string;
  readonly reason: string;
};

/** A folder of the design, or the files that lie directly under src-main. */
type Room =
  | 'contract'
  | 'domain'
  | 'detect'
  | 'intake'
  | 'pdf'
  | 'store'
  | 'casework'
  | 'cli'
  | 'operations'
  | 'src-main'
  | 'src-renderer';

const roomsOfMain = [
  'contract',
  'domain',
  'detect',
  'intake',
  'pdf',
  'store',
  'casework',
  'cli',
  'operations',
] as const;

/** Which rooms each room may import from besides itself. */
const allowedRooms: Readonly<Record<Room, readonly Room[]>> = {
  contract: [],
  domain: ['contract'],
  detect: ['contract'],
  intake: ['contract', 'domain'],
  pdf: ['contract', 'domain', 'intake'],
  store: ['contract', 'domain'],
  casework: ['contract', 'domain', 'detect', 'intake', 'store'],
  cli: ['contract', 'domain', 'detect', 'intake', 'pdf'],
  operations: ['contract', 'store', 'casework', 'src-main'],
  'src-main': roomsOfMain,
  'src-renderer': ['contract'],
};

/** Casework knows what a PDF engine is, and never which. */
const engineType = 'src-main/pdf/engine.ts';

const electronFiles = ['main.ts', 'window.ts', 'preload.ts', 'html-printer.ts', 'pdf-process.ts'].map(
  (name) => `src-main/${name}`,
);

/** Rooms without IO or clock: no Node, and of the packages only these, which compute and do nothing else. */
const packagesOfPureRooms: Readonly<Partial<Record<Room, readonly string[]>>> = {
  contract: ['zod'],
  domain: ['zod', 'temporal-polyfill'],
  detect: ['libphonenumber-js', 'linkify-it'],
};

/** Packages that belong to one kind of work; zod's is to check what comes in from outside. */
const roomsOfPackages: Readonly<Record<string, readonly Room[]>> = {
  zod: ['contract', 'domain', 'store', 'pdf', 'casework', 'cli'],
  'better-sqlite3': ['store'],
  cfb: ['intake'],
  exifr: ['intake'],
  htmlparser2: ['intake'],
  'libheif-js': ['intake'],
  marked: ['intake'],
  'postal-mime': ['intake'],
  'officecrypto-tool': ['intake'],
  utif2: ['intake'],
  yauzl: ['intake'],
  '@e965/xlsx': ['intake'],
  '@zip.js/zip.js': ['intake'],
  'bidi-js': ['pdf'],
  harfbuzzjs: ['pdf'],
  '@kenjiuno/decompressrtf': ['intake'],
  '@kenjiuno/msgreader': ['intake'],
  '@cantoo/pdf-lib': ['pdf', 'intake'],
  '@embedpdf/pdfium': ['pdf', 'intake'],
  '@napi-rs/canvas': ['pdf', 'intake'],
  '@pdf-lib/fontkit': ['pdf', 'intake'],
  'tesseract.js-core': ['pdf'],
  '@tesseract.js-data/eng': ['pdf'],
  'pdfjs-dist': ['pdf', 'intake', 'src-renderer'],
  react: ['src-renderer'],
  'react-dom': ['src-renderer'],
};

/** Checks every import of these files against the design: who may import whom, and where Electron may be imported. */
export function findViolations(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) =>
    readImports(file.path, file.text).flatMap((each) => {
      const reason = findReason(file.path, each);
      return reason === undefined
        ? []
        : [{ file: file.path, specifier: each.specifier ?? '(computed)', reason }];
    }),
  );
}

function findReason(path: string, { specifier, typeOnly }: Import): string | undefined {
  const room = findRoom(path);
  if (room === undefined) return 'the file lies in no room of the design';
  if (specifier === undefined) return 'the import is computed, so nobody can tell what it brings in';
  const plain = specifier.replace(/[?#].*$/, '');
  if (/^\.{1,2}(\/|$)/.test(plain)) {
    return findReasonForFile(room, posix.normalize(posix.join(posix.dirname(path), plain)), typeOnly);
  }
  if (isBuiltin(plain) || plain.startsWith('node:')) return findReasonForNode(room);
  // A drive letter looks like the scheme of a URL; what begins with # is empty by now.
  const isElsewhere = plain === '' || /^([/\\]|[a-z]+:)/i.test(plain);
  return isElsewhere
    ? 'only relative paths and package names are allowed'
    : findReasonForPackage(room, path, plain);
}

function findReasonForFile(room: Room, target: string, typeOnly: boolean): string | undefined {
  const targetRoom = findRoom(target);
  if (targetRoom === undefined) return `${target} lies in no room of the design`;
  if (targetRoom === room || allowedRooms[room].includes(targetRoom)) return undefined;
  if (room === 'casework' && target === engineType) {
    return typeOnly ? undefined : 'casework may import only the type of the PDF engine';
  }
  return `${room} may not import from ${targetRoom}`;
}

function findReasonForNode(room: Room): string | undefined {
  const isPure = packagesOfPureRooms[room] !== undefined || room === 'src-renderer';
  return isPure ? `${room} may not use Node` : undefined;
}

function findReasonForPackage(room: Room, path: string, specifier: string): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (name === 'electron') {
    return electronFiles.includes(path) ? undefined : 'Electron is only for the files that the design names';
  }
  const pure = packagesOfPureRooms[room];
  if (pure && !pure.includes(name)) return `${room} may not use the package ${name}`;
  const rooms = roomsOfPackages[name];
  if (rooms && !rooms.includes(room)) return `the package ${name} belongs to ${rooms.join(', ')}`;
  return undefined;
}

function findRoom(path: string): Room | undefined {
  const [side, room, ...inside] = path.split('/');
  if (side === 'src-renderer') return side;
  if (side !== 'src-main' || room === undefined) return undefined;
  if (inside.length === 0) return side;
  return roomsOfMain.find((name) => name === room);
}
