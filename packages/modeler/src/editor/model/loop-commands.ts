import type { ModdleElement } from '@flowhall/bpmn';
import type { CommandKit } from './command-kit.ts';
import { addLink, addOwnData, objectNamed, removeLink, removeOwnData } from './data-commands.ts';
import type { LoopInfo } from './element-info.ts';
import { list, one } from './moddle-read.ts';

type Multi = Extract<LoopInfo, { collection: string }>;

/** Name of the data input that holds the list, and of the output that collects; nobody sees them. */
const LIST = 'loopItems';
const COLLECTED = 'loopResults';

/** Sets how often an activity is done; null: once. */
export function setLoop(kit: CommandKit, id: string, loop: LoopInfo | null): void {
  kit.at(id, (element) => {
    const old = one(element.loopCharacteristics);
    const isMulti = loop !== null && loop.kind !== 'loop';
    if (old && !isMulti) dropData(kit, id, element, old);
    if (!loop) {
      kit.update(id, element, { loopCharacteristics: undefined });
      return;
    }
    const type = isMulti ? 'bpmn:MultiInstanceLoopCharacteristics' : 'bpmn:StandardLoopCharacteristics';
    const target = old?.$type === type ? old : kit.make(type, {}, element);
    if (target !== old) kit.update(id, element, { loopCharacteristics: target });
    if (isMulti) setMulti(kit, id, element, target, loop);
    else
      kit.update(id, target, {
        testBefore: loop.testBefore || undefined,
        loopMaximum: loop.maximum === '' ? undefined : loop.maximum,
        loopCondition: kit.formal(loop.condition, target, target.loopCondition),
      });
  });
}

function setMulti(kit: CommandKit, id: string, element: ModdleElement, loop: ModdleElement, next: Multi): void {
  const item = (property: string, type: string, name: string) => {
    const known = one(loop[property]);
    if (name === '') return undefined;
    if (!known) return kit.make(type, { id: kit.nextId(type.slice(5)), name }, loop);
    if (known.name !== name) kit.update(id, known, { name });
    return known;
  };
  setList(kit, id, element, loop, next.collection);
  setCollected(kit, id, element, loop, next.yields === '' ? '' : next.into);
  kit.update(id, loop, {
    isSequential: next.kind === 'sequential' || undefined,
    loopCardinality: next.collection === '' ? kit.formal(next.cardinality, loop, loop.loopCardinality) : undefined,
    completionCondition: kit.formal(next.completion, loop, loop.completionCondition),
    inputDataItem: next.collection === '' ? undefined : item('inputDataItem', 'bpmn:DataInput', next.item),
    outputDataItem: item('outputDataItem', 'bpmn:DataOutput', next.yields),
  });
  setBehavior(kit, id, loop, next);
}

/** The list: of a task a data input of its own with what leads to it, of a sub-process a variable around it. */
function setList(kit: CommandKit, id: string, element: ModdleElement, loop: ModdleElement, feel: string): void {
  const known = one(loop.loopDataInputRef);
  const link = known && list(element.dataInputAssociations).find(({ targetRef }) => targetRef === known);
  if (feel === '') {
    if (known) dropList(kit, id, element, loop, known);
  } else if (isScope(element)) kit.update(id, loop, { loopDataInputRef: objectNamed(kit, id, element, feel) });
  else if (link) kit.update(id, link, { transformation: kit.formal(feel, link, link.transformation) });
  else {
    const input = addOwnData(kit, id, element, 'inputs', LIST);
    const made = addLink(kit, id, element, 'inputs', { targetRef: input });
    kit.update(id, made, { transformation: kit.formal(feel, made, undefined) });
    kit.update(id, loop, { loopDataInputRef: input });
  }
}

function setCollected(kit: CommandKit, id: string, element: ModdleElement, loop: ModdleElement, into: string): void {
  const known = one(loop.loopDataOutputRef);
  const link = known && list(element.dataOutputAssociations).find(({ sourceRef }) => list(sourceRef).includes(known));
  if (into === '') {
    if (known) dropCollected(kit, id, element, loop, known);
    return;
  }
  const object = objectNamed(kit, id, element, into);
  if (isScope(element)) kit.update(id, loop, { loopDataOutputRef: object });
  else if (link) kit.update(id, link, { targetRef: object });
  else {
    const output = addOwnData(kit, id, element, 'outputs', COLLECTED);
    addLink(kit, id, element, 'outputs', { sourceRef: [output], targetRef: object });
    kit.update(id, loop, { loopDataOutputRef: output });
  }
}

/** `One` and `None` throw a signal when the first, or each, run is done. */
function setBehavior(kit: CommandKit, id: string, loop: ModdleElement, { behavior, signal }: Multi): void {
  if (behavior === 'Complex') return;
  const property = behavior === 'One' ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef';
  const event = behavior === 'All' || signal === '' ? undefined : thrown(kit, id, signal);
  kit.update(id, loop, {
    behavior: behavior === 'All' ? undefined : behavior,
    oneBehaviorEventRef: undefined,
    noneBehaviorEventRef: undefined,
    complexBehaviorDefinition: undefined,
    ...(event && { [property]: event }),
  });
}

function thrown(kit: CommandKit, id: string, name: string): ModdleElement {
  const signal = kit.rootNamed(id, 'bpmn:Signal', name);
  const definitions = kit.definitions();
  const roots = list(definitions.rootElements);
  const known = roots.find(({ $type, signalRef }) => $type === 'bpmn:SignalEventDefinition' && signalRef === signal);
  if (known) return known;
  const made = kit.make(
    'bpmn:SignalEventDefinition',
    { id: kit.nextId('SignalEventDefinition'), signalRef: signal },
    definitions,
  );
  kit.update(id, definitions, { rootElements: [...roots, made] });
  return made;
}

const isScope = ({ $type }: ModdleElement): boolean => /(?:SubProcess|Transaction)$/.test($type);

function dropData(kit: CommandKit, id: string, element: ModdleElement, loop: ModdleElement): void {
  const [input, output] = [one(loop.loopDataInputRef), one(loop.loopDataOutputRef)];
  if (input) dropList(kit, id, element, loop, input);
  if (output) dropCollected(kit, id, element, loop, output);
}

function dropList(
  kit: CommandKit,
  id: string,
  element: ModdleElement,
  loop: ModdleElement,
  input: ModdleElement,
): void {
  const link = list(element.dataInputAssociations).find(({ targetRef }) => targetRef === input);
  kit.update(id, loop, { loopDataInputRef: undefined });
  if (link) removeLink(kit, id, element, 'inputs', link);
  else removeOwnData(kit, id, element, 'inputs', input);
}

function dropCollected(
  kit: CommandKit,
  id: string,
  element: ModdleElement,
  loop: ModdleElement,
  own: ModdleElement,
): void {
  const link = list(element.dataOutputAssociations).find(({ sourceRef }) => list(sourceRef).includes(own));
  kit.update(id, loop, { loopDataOutputRef: undefined });
  if (link) removeLink(kit, id, element, 'outputs', link);
  else removeOwnData(kit, id, element, 'outputs', own);
}
