/// <reference path="./dmn-moddle.d.ts" />
import { type BpmnSource, type ModdleElement, type ModdleWarning, ModelError, sourceText } from '@flowhall/bpmn';
import { asModelError, readXml, refuseHarm, type XmlElement } from '@flowhall/bpmn/xml';
import { DmnModdle } from 'dmn-moddle';
import type { DecisionModel } from './model/decision-model.ts';
import { readDecisionModel } from './model/read-model.ts';

/** A DMN file that could be read. */
export interface ParsedDmn {
  readonly xml: string;
  readonly definitions: ModdleElement;
  readonly elementsById: ReadonlyMap<string, ModdleElement>;
  /** What the parser stumbled over. */
  readonly warnings: readonly ModdleWarning[];
  readonly model: DecisionModel;
}

/** Namespaces of DMN 1.4, 1.5 and 1.6: what we read of them is as in DMN 1.3. */
const LATER = /\b(xmlns(?::[\w.-]+)?\s*=\s*["']https:\/\/www\.omg\.org\/spec\/DMN\/)(?:20211108|20230324|20240513)\//g;
const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** Every tag of DMN: elements are named by their type or by their place. */
const TAGS: ReadonlySet<string> = new Set(
  new DmnModdle()
    .getPackages()
    .filter(({ prefix }) => prefix === 'dmn')
    .flatMap(({ types }) => types)
    .flatMap(({ name, properties = [] }) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      ...properties.map((property) => property.name.replace(/^dmn:/, '')),
    ]),
);

/** More decisions than this are refused: they may require each other in one chain, and that must fit on the stack. */
const MAX_DECISIONS = 1_000;

/** With more faults than this a file is no model with mistakes but something else. */
const MAX_FAULTS = 200;

/**
 * Reads DMN 1.3 XML or later. Nothing is judged (see `validateDecisions`).
 *
 * @param source text, or bytes in the encoding that they declare
 * @throws ModelError when it is no DMN, too large, or holds markup that is never needed and can harm
 */
export async function parseDmn(source: BpmnSource): Promise<ParsedDmn> {
  const xml = sourceText(source);
  refuseHarm(xml);
  const text = xml.replace(LATER, '$120191111/');
  refuseWreck(text);
  const { rootElement, elementsById, warnings } = await read(text);
  const model = readDecisionModel(rootElement);
  if (model.decisions.length + model.functions.length > MAX_DECISIONS)
    throw new ModelError('model-too-large', `The file has more than ${MAX_DECISIONS} decisions; split it`);
  return {
    xml,
    definitions: rootElement,
    elementsById: new Map(Object.entries(elementsById)),
    // what was declared has been decoded already
    warnings: warnings.filter(({ message }) => !message.startsWith('unsupported document encoding')),
    model,
  };
}

async function read(xml: string) {
  try {
    return await new DmnModdle().fromXML(xml);
  } catch (error) {
    throw asModelError(error, 'DMN 1.3');
  }
}

/** The tolerant parser looks up the line of each fault from the beginning of the file: with many that takes minutes. */
function refuseWreck(xml: string): void {
  const { root, faults } = readXml(xml, { [NAMESPACE]: 'dmn' });
  if (root.name !== 'dmn:definitions') throw new ModelError('model-unreadable', notDmn(root, xml));
  const ids = new Set<string>();
  if (faults.length + strangers(root, ids) > MAX_FAULTS)
    throw new ModelError('model-unreadable', `This is no readable DMN file: it has more than ${MAX_FAULTS} faults`);
}

function notDmn({ name }: XmlElement, xml: string): string {
  const version = /^(?:\w+:)?definitions$/.test(name) && /omg\.org\/spec\/DMN\/(\d{8})/.exec(xml)?.[1];
  if (version) return `This file is of another version of DMN (${version}); save it as DMN 1.3 or later`;
  return `This is no DMN file: it starts with <${name}>`;
}

/** Elements of DMN's namespace that it does not have, and ids that are taken. */
function strangers({ name, attributes, children }: XmlElement, ids: Set<string>): number {
  const id = attributes.get('id');
  let count = name.startsWith('dmn:') && !TAGS.has(name.slice('dmn:'.length)) ? 1 : 0;
  if (id !== undefined && ids.has(id)) count += 1;
  if (id !== undefined) ids.add(id);
  return children.reduce((sum, child) => sum + strangers(child, ids), count);
}
