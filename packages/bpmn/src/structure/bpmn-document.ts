import { isType } from '../schema/schema.ts';
import { around, attribute, type BpmnElement, isA, parts, textOf } from './bpmn-element.ts';
import type { BpmnFile } from './read-document.ts';

/** A reference in the file. */
export interface Reference {
  /** As written. */
  readonly value: string;
  /** What it refers to. */
  readonly target?: BpmnElement;
  /** It names something of another namespace, of which a file is imported. */
  readonly external: boolean;
}

/** A BPMN file with what rules look up in it. */
export interface BpmnDocument extends BpmnFile {
  /** Elements of the types, subtypes included, in document order. */
  of(...types: readonly string[]): readonly BpmnElement[];
  byId(id: string): BpmnElement | undefined;
  /** References in an attribute or in child elements. */
  references(element: BpmnElement, property: string): readonly Reference[];
  /** The elements that an attribute or child elements refer to. */
  targets(element: BpmnElement, property: string): BpmnElement[];
  /** The first of {@link targets}. */
  target(element: BpmnElement, property: string): BpmnElement | undefined;
  /** Sequence flows that lead to a flow node. */
  incoming(node: BpmnElement): readonly BpmnElement[];
  /** Sequence flows that leave a flow node. */
  outgoing(node: BpmnElement): readonly BpmnElement[];
  /** Message flows that lead to an element. */
  messagesTo(element: BpmnElement): readonly BpmnElement[];
  /** Message flows that leave an element. */
  messagesFrom(element: BpmnElement): readonly BpmnElement[];
  /** Events attached to an activity. */
  boundaryEvents(activity: BpmnElement): readonly BpmnElement[];
  /** Event definitions of an event, shared ones included. */
  triggers(event: BpmnElement): BpmnElement[];
}

/** Indexes a BPMN file. */
export function indexDocument(file: BpmnFile): BpmnDocument {
  const byId = new Map<string, BpmnElement>();
  for (const element of file.elements) {
    if (element.id !== undefined && !byId.has(element.id)) byId.set(element.id, element);
  }
  const spaces = namespaces(file.definitions);
  const own = file.definitions.xml.attributes.get('targetNamespace');
  const imported = new Set(parts(file.definitions, 'import').map((one) => attribute(one, 'namespace')));
  const resolve = (value: string): Reference => {
    const exact = byId.get(value);
    if (exact) return { value, target: exact, external: false };
    const [, prefix, name] = /^([^:]+):(.+)$/.exec(value) ?? [];
    if (prefix === undefined || name === undefined) return { value, external: false };
    const space = spaces.get(prefix);
    const target = byId.get(name);
    if (space !== undefined && space !== own) return { value, external: imported.has(space) };
    return { value, ...(target && space !== undefined && { target }), external: false };
  };
  const references = (element: BpmnElement, property: string): Reference[] => {
    const value = attribute(element, property);
    const children = parts(element, property).map((child) => textOf(child));
    return [...(value === undefined ? [] : [value]), ...children].map(resolve);
  };
  const targets = (element: BpmnElement, property: string) =>
    references(element, property).flatMap(({ target }) => target ?? []);
  const typeNames = new Set(file.elements.map(({ type }) => type));
  const cached = cache((...types) => {
    const wanted = new Set([...typeNames].filter((name) => types.some((type) => isType(name, type))));
    return file.elements.filter(({ type }) => wanted.has(type));
  });
  const grouped = (type: string, property: string) => lazy(() => groupBy(cached(type), (e) => targets(e, property)[0]));
  const incoming = grouped('SequenceFlow', 'targetRef');
  const outgoing = grouped('SequenceFlow', 'sourceRef');
  const messagesTo = grouped('MessageFlow', 'targetRef');
  const messagesFrom = grouped('MessageFlow', 'sourceRef');
  const boundary = grouped('BoundaryEvent', 'attachedToRef');
  return {
    ...file,
    of: cached,
    byId: (id) => byId.get(id),
    references,
    targets,
    target: (element, property) => targets(element, property)[0],
    incoming: (node) => incoming().get(node) ?? [],
    outgoing: (node) => outgoing().get(node) ?? [],
    messagesTo: (element) => messagesTo().get(element) ?? [],
    messagesFrom: (element) => messagesFrom().get(element) ?? [],
    boundaryEvents: (activity) => boundary().get(activity) ?? [],
    triggers: (event) => [
      ...parts(event, 'eventDefinition'),
      ...targets(event, 'eventDefinitionRef').filter((e) => isA(e, 'EventDefinition')),
    ],
  };
}

/** The process or sub-process that directly holds a flow element. */
export function levelOf(element: BpmnElement): BpmnElement | undefined {
  return around(element, 'FlowElementsContainer');
}

function namespaces(definitions: BpmnElement): Map<string, string> {
  const spaces = new Map<string, string>();
  for (const [name, value] of definitions.xml.attributes)
    if (name.startsWith('xmlns:')) spaces.set(name.slice('xmlns:'.length), value);
  return spaces;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function groupBy(elements: readonly BpmnElement[], key: (element: BpmnElement) => BpmnElement | undefined) {
  const groups = new Map<BpmnElement, BpmnElement[]>();
  for (const element of elements) {
    const owner = key(element);
    if (owner) push(groups, owner, element);
  }
  return groups;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function cache<T>(find: (...types: readonly string[]) => T): (...types: readonly string[]) => T {
  const known = new Map<string, T>();
  return (...types) => {
    const key = types.join(' ');
    const found = known.get(key) ?? find(...types);
    known.set(key, found);
    return found;
  };
}
