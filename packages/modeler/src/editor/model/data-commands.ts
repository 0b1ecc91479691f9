import type { ModdleElement } from '@flowhall/bpmn';
import type { CommandKit } from './command-kit.ts';
import { dataName, objectsOf, ownLinks } from './describe-data.ts';
import type { DataInfo } from './element-info.ts';
import { list, one, processOf } from './moddle-read.ts';

export type LinkKind = 'inputs' | 'outputs';

/** Changes of data: what goes into an element and comes out of it, and what data objects stand for. */
export interface DataCommands {
  /** Sets a value that goes in or comes out; one more with an index behind the last, none with null. */
  setDataLink(id: string, kind: LinkKind, index: number, link: { value: string; to: string } | null): void;
  /** What a data object or store stands for. */
  setData(id: string, data: Pick<DataInfo, 'name' | 'state' | 'isCollection'>): void;
  /** What a drawn association leads, and under which name the step knows it. */
  setAssociation(id: string, association: { to: string; value: string }): void;
}

/** Where an element keeps its data inputs or outputs, and what belongs to them. */
const PLACES = {
  inputs: {
    type: 'bpmn:DataInput',
    data: 'dataInputs',
    set: 'bpmn:InputSet',
    one: 'inputSet',
    many: 'inputSets',
    refs: 'dataInputRefs',
    link: 'bpmn:DataInputAssociation',
    links: 'dataInputAssociations',
  },
  outputs: {
    type: 'bpmn:DataOutput',
    data: 'dataOutputs',
    set: 'bpmn:OutputSet',
    one: 'outputSet',
    many: 'outputSets',
    refs: 'dataOutputRefs',
    link: 'bpmn:DataOutputAssociation',
    links: 'dataOutputAssociations',
  },
} as const;

/** Puts a data input or output into an element, with the sets in which BPMN wants it listed. */
export function addOwnData(kit: CommandKit, id: string, element: ModdleElement, kind: LinkKind, name: string) {
  const { type, data, set, one: single, many, refs } = PLACES[kind];
  const isEvent = element.$type.endsWith('Event');
  const holder = isEvent ? element : specification(kit, id, element);
  const made = kit.make(type, { id: kit.nextId(type.slice(5)), name }, holder);
  kit.update(id, holder, { [data]: [...list(holder[data]), made] });
  const listed = isEvent ? one(holder[single]) : list(holder[many])[0];
  if (listed) kit.update(id, listed, { [refs]: [...list(listed[refs]), made] });
  else {
    const first = kit.make(set, { [refs]: [made] }, holder);
    kit.update(id, holder, { [isEvent ? single : many]: isEvent ? first : [first] });
  }
  return made;
}

/** Takes a data input or output out of an element; its specification too when nothing is left in it. */
export function removeOwnData(kit: CommandKit, id: string, element: ModdleElement, kind: LinkKind, own: ModdleElement) {
  const { data, one: single, many, refs } = PLACES[kind];
  const isEvent = element.$type.endsWith('Event');
  const holder = isEvent ? element : one(element.ioSpecification);
  if (!holder || !list(holder[data]).includes(own)) return;
  kit.update(id, holder, { [data]: list(holder[data]).filter((other) => other !== own) });
  for (const set of isEvent ? [one(holder[single])] : list(holder[many]))
    if (set) kit.update(id, set, { [refs]: list(set[refs]).filter((other) => other !== own) });
  const isEmpty = list(holder.dataInputs).length === 0 && list(holder.dataOutputs).length === 0;
  if (isEmpty)
    kit.update(id, isEvent ? holder : element, isEvent ? { [single]: undefined } : { ioSpecification: undefined });
}

function specification(kit: CommandKit, id: string, element: ModdleElement): ModdleElement {
  const known = one(element.ioSpecification);
  if (known) return known;
  const made = kit.make('bpmn:InputOutputSpecification', {}, element);
  made.inputSets = [kit.make('bpmn:InputSet', {}, made)];
  made.outputSets = [kit.make('bpmn:OutputSet', {}, made)];
  kit.update(id, element, { ioSpecification: made });
  return made;
}

/** The data object of the process that stands for a variable; made when there is none, without being drawn. */
export function objectNamed(
  kit: CommandKit,
  id: string,
  element: ModdleElement,
  name: string,
): ModdleElement | undefined {
  const process = processOf(element);
  const known = objectsOf(process).find((object) => dataName(object) === name);
  if (known || !process) return known;
  const made = kit.make('bpmn:DataObject', { id: kit.nextId('DataObject'), name }, process);
  kit.update(id, process, { flowElements: [...list(process.flowElements), made] });
  return made;
}

/** Adds an association of an element. */
export function addLink(
  kit: CommandKit,
  id: string,
  element: ModdleElement,
  kind: LinkKind,
  ends: Record<string, unknown>,
) {
  const { link, links } = PLACES[kind];
  const made = kit.make(link, { id: kit.nextId(link.slice(5)), ...ends }, element);
  kit.update(id, element, { [links]: [...list(element[links]), made] });
  return made;
}

/** Takes an association of an element away, with what only it used. */
export function removeLink(kit: CommandKit, id: string, element: ModdleElement, kind: LinkKind, link: ModdleElement) {
  const { links } = PLACES[kind];
  kit.update(id, element, { [links]: list(element[links]).filter((other) => other !== link) });
  const own = kind === 'inputs' ? [one(link.targetRef)] : list(link.sourceRef);
  for (const data of own) if (data) removeOwnData(kit, id, element, kind, data);
}

/** Commands of {@link DataCommands}. */
export function dataCommands(kit: CommandKit): DataCommands {
  const { at, formal, update } = kit;
  const valued = (link: ModdleElement, id: string, value: string) =>
    update(id, link, { transformation: formal(value, link, link.transformation) });
  return {
    setDataLink: (id, kind, index, link) =>
      at(id, (element) => {
        const known = ownLinks(element, kind)[index];
        if (!link) {
          if (known) removeLink(kit, id, element, kind, known);
          return;
        }
        const target = known && one(known.targetRef);
        if (kind === 'inputs' && known && target?.$type === 'bpmn:DataInput') {
          if (dataName(target) !== link.to) update(id, target, { name: link.to });
          return valued(known, id, link.value);
        }
        const to =
          kind === 'inputs' ? addOwnData(kit, id, element, 'inputs', link.to) : objectNamed(kit, id, element, link.to);
        if (known) update(id, known, { targetRef: to });
        valued(known ?? addLink(kit, id, element, kind, { targetRef: to }), id, link.value);
      }),

    setData: (id, { name, state, isCollection }) =>
      at(id, (element) => {
        if (element.$type === 'bpmn:DataStoreReference') {
          const store = name === '' ? undefined : kit.rootNamed(id, 'bpmn:DataStore', name);
          update(id, element, { dataStoreRef: store });
        } else {
          const object = element.$type === 'bpmn:DataObject' ? element : one(element.dataObjectRef);
          if (object)
            update(id, object, { name: name === '' ? undefined : name, isCollection: isCollection || undefined });
        }
        const old = one(element.dataState);
        if (state === '') update(id, element, { dataState: undefined });
        else if (old) update(id, old, { name: state });
        else update(id, element, { dataState: kit.make('bpmn:DataState', { name: state }, element) });
        // BPMN names a reference with a state like this
        if (element.$type === 'bpmn:DataObjectReference' && state !== '')
          update(id, element, { name: `${name} [${state}]` });
      }),

    setAssociation: (id, { to, value }) =>
      at(id, (link) => {
        const element = one(link.$parent);
        const target = one(link.targetRef);
        if (element && link.$type === 'bpmn:DataInputAssociation' && to !== '' && dataName(target) !== to) {
          if (target?.$type === 'bpmn:DataInput') update(id, target, { name: to });
          else {
            const made = kit.make('bpmn:Property', { id: kit.nextId('Property'), name: to }, element);
            update(id, element, { properties: [...list(element.properties), made] });
            update(id, link, { targetRef: made });
          }
        }
        valued(link, id, value);
      }),
  };
}
