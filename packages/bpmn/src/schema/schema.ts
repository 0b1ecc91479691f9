import { BPMN20_TAGS, BPMN20_TYPES } from './bpmn20.ts';

/** What an attribute or a plain child element holds. */
export type ValueKind =
  | { readonly is: 'string' | 'boolean' | 'integer' | 'uri' | 'id' | 'name' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  /** A reference to an element of one of these types. */
  | { readonly is: 'reference'; readonly to: readonly string[] };

/** An attribute of a BPMN type. */
export interface SchemaAttribute {
  readonly name: string;
  readonly kind: ValueKind;
  readonly required: boolean;
}

/** A child of a BPMN type: `name` is its tag, or what it stands in place of, such as `flowElement`. */
export interface SchemaChild {
  readonly name: string;
  readonly min: 0 | 1;
  readonly max: number;
  /** What the child is: a BPMN type … */
  readonly type?: string;
  /** … or a plain value. */
  readonly kind?: ValueKind;
}

/** A BPMN type with what it inherits. Children are in the order in which they must stand. */
export interface SchemaType {
  readonly name: string;
  /** The type itself and what it extends. */
  readonly lineage: ReadonlySet<string>;
  readonly abstract: boolean;
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly children: readonly SchemaChild[];
  /** Own children exclude each other. */
  readonly choice: boolean;
  /** Holds any content: text, markup of others. */
  readonly open: boolean;
}

/** BPMN types that the XML schema does not know because it has no multiple inheritance. */
const UNIONS: Readonly<Record<string, readonly string[]>> = {
  InteractionNode: ['Participant', 'Activity', 'Event', 'ConversationNode'],
  ItemAwareElement: [
    'DataObject',
    'DataObjectReference',
    'DataStore',
    'DataStoreReference',
    'DataInput',
    'DataOutput',
    'Property',
  ],
  FlowElementsContainer: ['Process', 'SubProcess', 'Choreography', 'SubChoreography'],
  Expression: ['Expression'],
  BaseElement: ['BaseElement', 'Expression', 'Definitions'],
};

interface Tables {
  types: Map<string, SchemaType>;
  tags: Map<string, { type: string; group?: string }>;
}

let tables: Tables | undefined;

/** Reads the schema when it is first needed. */
function schema(): Tables {
  if (tables) return tables;
  const lines = new Map(BPMN20_TYPES.map((line) => [/^\w+/.exec(line)?.[0] ?? '', line]));
  const types = new Map<string, SchemaType>();
  const read = (name: string): SchemaType | undefined => {
    const known = types.get(name);
    const line = lines.get(name);
    if (known || line === undefined) return known;
    const [head = '', ...parts] = line.split('; ');
    const type = readType(head, parts, read);
    types.set(name, type);
    return type;
  };
  for (const name of lines.keys()) read(name);
  const tags = new Map<string, { type: string; group?: string }>();
  for (const line of BPMN20_TAGS) {
    const [tag = '', type = '', group] = line.split(' ');
    tags.set(tag, { type, ...(group && { group }) });
  }
  tables = { types, tags };
  return tables;
}

function readType(head: string, parts: string[], read: (name: string) => SchemaType | undefined): SchemaType {
  const [name = '', ...flags] = head.split(' ');
  const base = flags[0] === '<' ? read(flags[1] ?? '') : undefined;
  const attributes = new Map(base?.attributes);
  const children = [...(base?.children ?? [])];
  for (const part of parts) {
    const [what = '', kind = ''] = part.split(' ');
    if (what.startsWith('@')) {
      const attribute = what.slice(1).replace('!', '');
      attributes.set(attribute, { name: attribute, kind: readKind(kind), required: what.endsWith('!') });
    } else children.push(readChild(what, kind));
  }
  return {
    name,
    lineage: new Set([name, ...(base?.lineage ?? [])]),
    abstract: flags.includes('abstract'),
    attributes,
    children,
    choice: flags.includes('choice') || (base?.choice ?? false),
    open: flags.includes('open') || (base?.open ?? false),
  };
}

function readChild(what: string, kind: string): SchemaChild {
  const name = what.replace(/[?*+]$/, '');
  const many = /[*+]$/.test(what);
  return {
    name,
    min: /[?*]$/.test(what) ? 0 : 1,
    max: many ? Number.POSITIVE_INFINITY : 1,
    ...(/^[A-Z]/.test(kind) ? { type: kind } : { kind: readKind(kind) }),
  };
}

function readKind(kind: string): ValueKind {
  if (kind.startsWith('->')) return { is: 'reference', to: kind.slice(2).split('|') };
  if (kind.startsWith('(')) return { is: 'word', words: kind.slice(1, -1).split('|') };
  switch (kind) {
    case 'boolean':
    case 'integer':
    case 'uri':
    case 'id':
    case 'name':
      return { is: kind };
    default:
      return { is: 'string' };
  }
}

/** The BPMN type with this name. */
export function schemaType(name: string): SchemaType | undefined {
  return schema().types.get(name);
}

/** Whether a BPMN type is another one or extends it. */
export function isType(name: string, other: string): boolean {
  const lineage = schema().types.get(name)?.lineage;
  if (!lineage) return false;
  return lineage.has(other) || (UNIONS[other]?.some((member) => lineage.has(member)) ?? false);
}

/** What a tag is within an element of the given type; nothing when it may not stand there. */
export function childOf(parent: string, tag: string): SchemaChild | undefined {
  const children = schema().types.get(parent)?.children ?? [];
  const { tags } = schema();
  for (let name: string | undefined = tag; name !== undefined; name = tags.get(name)?.group) {
    const child = children.find((c) => c.name === name);
    if (!child) continue;
    return name === tag ? child : { ...child, type: tags.get(tag)?.type ?? child.type };
  }
  return undefined;
}
