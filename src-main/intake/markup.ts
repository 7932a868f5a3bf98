/** HTML and XML as a tree, through one tolerant parser that knows no DTD: no entity of a file's own can expand. */
import { Parser } from 'htmlparser2';
import { AppError } from '../contract/errors.ts';
import { intakeLimits } from './limits.ts';

export type Element = {
  /** XML: without its prefix, as written. HTML: in lower case. */
  readonly name: string;
  /** XML: without prefixes. The first of a name counts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};
export type Node = Element | string;

type OpenElement = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
};

/** Throws file-damaged where there are more nodes than any document has. */
export function parseXml(text: string): Element {
  return parse(text, true);
}

export function parseHtml(text: string): Element {
  return parse(text, false);
}

function parse(text: string, xmlMode: boolean): Element {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  // Elements that nest deeper are kept side by side: what they say is not lost.
  let tooDeep = 0;
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > intakeLimits.nodes) throw new AppError('file-damaged', { limit: intakeLimits.nodes });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count();
        const element: OpenElement = {
          name: xmlMode ? withoutPrefix(name) : name,
          attributes: xmlMode ? nameWithoutPrefixes(attributes) : { ...attributes },
          children: [],
        };
        open.at(-1)?.children.push(element);
        if (open.length >= intakeLimits.depth) tooDeep += 1;
        else open.push(element);
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep -= 1;
        else if (open.length > 1) open.pop();
      },
      ontext(part) {
        const children = open.at(-1)?.children;
        if (children === undefined) return;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + part;
        else {
          count();
          children.push(part);
        }
      },
    },
    { xmlMode, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.write(text);
  parser.end();
  return root;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function nameWithoutPrefixes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) plain[withoutPrefix(name)] ??= value;
  return plain;
}

export function isElement(node: Node): node is Element {
  return typeof node !== 'string';
}

/** Child elements, all or those of one name. */
export function childrenOf(element: Element, name?: string): Element[] {
  return element.children.filter(
    (node): node is Element => isElement(node) && (name === undefined || node.name === name),
  );
}

export function firstChild(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (at, name) => at?.children.find((node): node is Element => isElement(node) && node.name === name),
    element,
  );
}

/** Every element of this name below `element`, in document order; those inside another of the name too. */
export function findAll(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child, ...findAll(child, name)] : findAll(child, name),
  );
}

/** All text below it, as it stands. */
export function textOf(element: Element): string {
  return element.children.map((node) => (isElement(node) ? textOf(node) : node)).join('');
}
