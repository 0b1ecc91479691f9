/// <reference path="./moddle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle';
import { flowDescriptor } from './flow.ts';
import type { ModdleElement, ModdleWarning } from './moddle-element.ts';
import { asModelError } from './model-error.ts';
import { normalise } from './normalise.ts';
import type { ProcessModel } from './process-model.ts';
import { readModel } from './read-model.ts';
import { refuseHarm } from './refuse-harm.ts';
import { refuseWreck } from './refuse-wreck.ts';
import { resolvePrefixed } from './resolve-prefixed.ts';
import { type BpmnSource, sourceText } from './source-text.ts';

/** A BPMN file that could be read. */
export interface ParsedBpmn {
  xml: string;
  /** The moddle tree. */
  definitions: ModdleElement;
  /** Every element with an id, ids given by us included. */
  elementsById: ReadonlyMap<string, ModdleElement>;
  /** What the parser stumbled over: unknown elements, references to nothing, doubled ids. */
  warnings: ModdleWarning[];
  model: ProcessModel;
}

/**
 * Reads BPMN XML. Missing ids are filled in and shared event definitions are put where they are used; nothing is judged
 * (see `validateModel`).
 *
 * @param source text, or bytes in the encoding that they declare
 * @throws ModelError when it is no BPMN, too large, or holds markup that is never needed and can harm (DOCTYPE, entities)
 */
export async function parseBpmn(source: BpmnSource): Promise<ParsedBpmn> {
  const xml = sourceText(source);
  refuseHarm(xml);
  refuseWreck(xml);
  const { rootElement, elementsById, warnings } = await readXml(xml);
  const known = new Map(Object.entries(elementsById));
  const remaining = resolvePrefixed(rootElement, known, warnings);
  const byId = normalise(rootElement, known);
  return { xml, definitions: rootElement, elementsById: byId, warnings: remaining, model: readModel(rootElement) };
}

async function readXml(xml: string) {
  try {
    return await new BpmnModdle({ flow: flowDescriptor }).fromXML(xml);
  } catch (error) {
    throw asModelError(error, 'BPMN 2.0');
  }
}
