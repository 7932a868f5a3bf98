/** Reads a wording file that somebody may have amended; refuses what the bundle could not be composed from. */
import { AppError } from '../contract/errors.ts';
import {
  type BundleTemplate,
  type Condition,
  conditions,
  type FallbackName,
  inserts,
  type LetterItem,
  letterItems,
  type OwnPartKind,
  partKinds,
  placeholders,
  type TemplateBlock,
  type TemplatePart,
  type Wording,
} from './letter-template.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `value` is parsed JSON. Throws `invalid-input`, also for a placeholder, condition or item it does not know. */
export function parseTemplate(value: unknown): BundleTemplate {
  const root = readFields(value);
  if (root.format !== 1) throw new AppError('invalid-input');
  const parts = readFields(root.parts);
  const words = readFields(root.scheduleWords);
  const fallbacks = readFields(root.fallbacks);
  const [label, meaning, places, ...more] = readArray(words.header).map(readText);
  if (label === undefined || meaning === undefined || places === undefined || more.length > 0) {
    throw new AppError('invalid-input');
  }
  const readPartOf = (kind: OwnPartKind): TemplatePart => readPart(parts[kind]);
  const readFallback = (name: FallbackName): string => readText(fallbacks[name]);
  return {
    format: 1,
    version: readText(root.version),
    parts: {
      letter: readPartOf('letter'),
      contents: readPartOf('contents'),
      guide: readPartOf('guide'),
      schedule: readPartOf('schedule'),
      glossary: readPartOf('glossary'),
      disagreement: readPartOf('disagreement'),
    },
    scheduleWords: {
      header: [label, meaning, places],
      neutralLabel: readText(words.neutralLabel),
      neutralMeaning: readText(words.neutralMeaning),
      neutralReference: readText(words.neutralReference),
    },
    fallbacks: {
      support: readFallback('support'),
      complaints: readFallback('complaints'),
      retention: readFallback('retention'),
      purposes: readFallback('purposes'),
      recipients: readFallback('recipients'),
      sources: readFallback('sources'),
    },
  };
}

function readPart(value: unknown): TemplatePart {
  const fields = readFields(value);
  const otherTitle = fields.otherTitle;
  return {
    title: readText(fields.title),
    ...(otherTitle === undefined ? {} : { otherTitle: readText(otherTitle) }),
    blocks: readArray(fields.blocks).map(readBlock),
  };
}

function readBlock(value: unknown): TemplateBlock {
  const fields = readFields(value);
  const common = {
    ...(fields.when === undefined ? {} : { when: readArray(fields.when).map(readCondition) }),
    ...readItem(fields),
  };
  switch (fields.kind) {
    case 'heading':
      return {
        ...common,
        kind: 'heading',
        level: fields.level === 1 ? 1 : 2,
        text: readWording(fields.text),
      };
    case 'paragraph':
      return { ...common, kind: 'paragraph', text: readWording(fields.text) };
    case 'note':
      return {
        ...common,
        kind: 'note',
        title: readWording(fields.title),
        text: readWording(fields.text),
      };
    case 'list':
      return {
        ...common,
        kind: 'list',
        entries: readArray(fields.entries).map((entry) => {
          const entryFields = readFields(entry);
          return { ...readItem(entryFields), text: readWording(entryFields.text) };
        }),
      };
    case 'pairs':
      return {
        ...common,
        kind: 'pairs',
        entries: readArray(fields.entries).map((entry) => {
          const entryFields = readFields(entry);
          return {
            ...readItem(entryFields),
            name: readWording(entryFields.name),
            text: readWording(entryFields.text),
          };
        }),
      };
    case 'writing-lines':
      return { ...common, kind: 'writing-lines', count: readCount(fields.count) };
    case 'insert':
      return { ...common, kind: 'insert', name: readOneOf(inserts, fields.name) };
    default:
      throw new AppError('invalid-input');
  }
}

function readItem(fields: Fields): { item?: LetterItem } {
  return fields.item === undefined ? {} : { item: readOneOf(letterItems, fields.item) };
}

function readCondition(value: unknown): Condition {
  return readOneOf(conditions, value);
}

function readWording(value: unknown): Wording {
  if (typeof value === 'string') return readText(value);
  const fields = readFields(value);
  return { self: readText(fields.self), other: readText(fields.other) };
}

/** A text whose placeholders are all known. */
function readText(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new AppError('invalid-input');
  const page = new RegExp(`^\\{\\{(pages|page:(${partKinds.join('|')}))\\}\\}$`);
  for (const [found] of value.matchAll(/\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]/g)) {
    const known = found.startsWith('{{')
      ? page.test(found)
      : placeholders.some((name) => found === `{${name}}`);
    if (!known) throw new AppError('invalid-input');
  }
  return value;
}

function readCount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 40) {
    throw new AppError('invalid-input');
  }
  return value;
}

function readOneOf<Value extends string>(known: readonly Value[], value: unknown): Value {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new AppError('invalid-input');
  return found;
}

function readArray(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new AppError('invalid-input');
  return value;
}

function readFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid-input');
  return Object.fromEntries(Object.entries(value));
}
