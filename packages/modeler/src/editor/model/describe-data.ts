import type { ModdleElement } from '@flowhall/bpmn';
import type { DataInfo, DataLink, ElementInfo, LoopBehavior, LoopInfo } from './element-info.ts';
import { feel, list, one, processOf, rootOf, text } from './moddle-read.ts';

/** Name of the variable that a data element stands for. */
export function dataName(element: ModdleElement | undefined): string {
  if (!element) return '';
  const object = one(element.dataObjectRef) ?? one(element.dataStoreRef) ?? element;
  return text(object.name) || text(object.id);
}

const CARRIES_IN = /(?:ThrowEvent|EndEvent|Task|CallActivity)$/;
const CARRIES_OUT = /(?:CatchEvent|StartEvent|BoundaryEvent|Task|CallActivity)$/;

/** What is written where an input association of the library has no name of its own. */
const PLACEHOLDER = '__targetRef_placeholder';

/** What goes into an activity or event and comes out of it. */
export function dataLinks(element: ModdleElement): Pick<ElementInfo, 'inputs' | 'outputs'> {
  return {
    ...(CARRIES_IN.test(element.$type) && { inputs: ownLinks(element, 'inputs').map(linkInfo) }),
    ...(CARRIES_OUT.test(element.$type) && { outputs: ownLinks(element, 'outputs').map(linkInfo) }),
  };
}

/** The associations that the panel lists: not those of a loop, which belong to the loop's own fields. */
export function ownLinks(element: ModdleElement, kind: 'inputs' | 'outputs'): ModdleElement[] {
  const loop = one(element.loopCharacteristics);
  const own = new Set([one(loop?.loopDataInputRef), one(loop?.loopDataOutputRef)].filter((data) => data !== undefined));
  const all = list(kind === 'inputs' ? element.dataInputAssociations : element.dataOutputAssociations);
  return all.filter((link) => ![one(link.targetRef), ...list(link.sourceRef)].some((data) => data && own.has(data)));
}

function linkInfo(link: ModdleElement): DataLink {
  const sources = list(link.sourceRef);
  const to = dataName(one(link.targetRef));
  return {
    value: feel(link.transformation) || dataName(sources[0]),
    to: to === PLACEHOLDER ? '' : to,
    isFixed: list(link.assignment).length > 0 || sources.length > 1,
  };
}

/** A drawn association of data. */
export function associationInfo(element: ModdleElement): ElementInfo['association'] {
  if (!/^bpmn:Data(?:Input|Output)Association$/.test(element.$type)) return undefined;
  const { value, to } = linkInfo(element);
  const [source] = list(element.sourceRef);
  return { from: dataName(source), to, value: one(element.transformation) ? value : '' };
}

/** What a data object or store stands for. */
export function dataInfo(element: ModdleElement): DataInfo | undefined {
  const state = text(one(element.dataState)?.name);
  if (element.$type === 'bpmn:DataObjectReference' || element.$type === 'bpmn:DataObject') {
    const object = element.$type === 'bpmn:DataObject' ? element : one(element.dataObjectRef);
    const known = objectsOf(processOf(element)).map(dataName);
    return {
      name: text(object?.name),
      state,
      isCollection: object?.isCollection === true,
      known: [...new Set(known)],
    };
  }
  if (element.$type !== 'bpmn:DataStoreReference') return undefined;
  const stores = list(rootOf(element).rootElements).filter(({ $type }) => $type === 'bpmn:DataStore');
  return { name: text(one(element.dataStoreRef)?.name), state, isCollection: false, known: stores.map(dataName) };
}

/** The data objects of a process, without those of its sub-processes. */
export const objectsOf = (process: ModdleElement | undefined): ModdleElement[] =>
  list(process?.flowElements).filter(({ $type }) => $type === 'bpmn:DataObject');

const BEHAVIORS: readonly LoopBehavior[] = ['All', 'One', 'None', 'Complex'];

/** How often an activity is done. */
export function loopInfo(element: ModdleElement): LoopInfo | undefined {
  const loop = one(element.loopCharacteristics);
  if (!loop) return undefined;
  if (loop.$type === 'bpmn:StandardLoopCharacteristics')
    return {
      kind: 'loop',
      condition: feel(loop.loopCondition),
      testBefore: loop.testBefore === true,
      maximum: text(loop.loopMaximum),
    };
  const input = one(loop.loopDataInputRef);
  const output = one(loop.loopDataOutputRef);
  const led = list(element.dataInputAssociations).find((link) => one(link.targetRef) === input);
  const handedOn = list(element.dataOutputAssociations).find((link) =>
    list(link.sourceRef).some((one) => one === output),
  );
  const event = one(loop.noneBehaviorEventRef) ?? one(loop.oneBehaviorEventRef);
  return {
    kind: loop.isSequential === true ? 'sequential' : 'parallel',
    cardinality: feel(loop.loopCardinality),
    collection: input && led ? linkInfo(led).value : dataName(input),
    item: dataName(one(loop.inputDataItem)),
    completion: feel(loop.completionCondition),
    yields: dataName(one(loop.outputDataItem)),
    into: output && handedOn ? dataName(one(handedOn.targetRef)) : dataName(output),
    behavior: BEHAVIORS.find((known) => known === loop.behavior) ?? 'All',
    signal: text(one(event?.signalRef)?.name),
  };
}
