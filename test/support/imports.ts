import { parseSync } from 'vite';

export type Import = {
  /** What is written between the quotes; undefined where it is computed and so cannot be known. */
  readonly specifier: string | undefined;
  /** Whether it leaves no trace in the program that runs. */
  readonly typeOnly: boolean;
};

/** Every import, re-export, dynamic import, require and import type in a TypeScript file. Throws when it cannot be parsed. */
export function readImports(path: string, text: string): readonly Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const found: Import[] = [];
  collect(program, found);
  return found;
}

function collect(node: unknown, found: Import[]): void {
  if (Array.isArray(node)) {
    for (const each of node) collect(each, found);
  } else if (isNode(node)) {
    const own = readImport(node);
    if (own) found.push(own);
    for (const child of Object.values(node)) collect(child, found);
  }
}

type Node = { readonly type: string; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function readImport(node: Node): Import | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: readLiteral(node.source), typeOnly: node.importKind === 'type' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (!node.source) return undefined;
      return { specifier: readLiteral(node.source), typeOnly: node.exportKind === 'type' };
    case 'ImportExpression':
      return { specifier: readLiteral(node.source), typeOnly: false };
    case 'TSImportType':
      return { specifier: readLiteral(node.source), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: readLiteral(node.expression), typeOnly: false };
    case 'CallExpression':
      if (!isRequire(node.callee) || !Array.isArray(node.arguments)) return undefined;
      return { specifier: readLiteral(node.arguments[0]), typeOnly: false };
    default:
      return undefined;
  }
}

/** `require` itself, or what createRequire made where it is called at once. */
function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return callee.name === 'require';
  return callee.type === 'CallExpression' && isNode(callee.callee) && callee.callee.name === 'createRequire';
}

function readLiteral(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  // A template without holes is a literal in other clothes.
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1)
    return undefined;
  const [quasi]: readonly unknown[] = node.quasis;
  const value = isNode(quasi) ? quasi.value : undefined;
  const cooked = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : undefined;
  return typeof cooked === 'string' ? cooked : undefined;
}
