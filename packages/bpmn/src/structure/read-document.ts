import { FLOW_NAMESPACE } from '../flow.ts';
import { ModelError } from '../model-error.ts';
import { childOf, isType, schemaType } from '../schema/schema.ts';
import { readXml, type XmlElement, type XmlFault } from '../xml/read-xml.ts';
import type { BpmnElement } from './bpmn-element.ts';

const PREFIXES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  [FLOW_NAMESPACE]: 'flow',
};

/** More BPMN elements than this are refused: a process of 5,000 elements has about 25,000. */
const MAX_ELEMENTS = 60_000;

/** What stands in a BPMN file, typed by the schema but not judged. */
export interface BpmnFile {
  readonly definitions: BpmnElement;
  /** Every BPMN element in document order. */
  readonly elements: readonly BpmnElement[];
  /** Elements of diagram interchange that show a BPMN element. */
  readonly shapes: readonly XmlElement[];
  /** Elements of other namespaces outside extension elements. */
  readonly foreign: readonly XmlElement[];
  readonly faults: readonly XmlFault[];
}

/**
 * Reads a BPMN file with everything that a tolerant reader would pass over.
 *
 * @throws ModelError when it is no XML, no BPMN, or large beyond reason
 */
export function readBpmnFile(xml: string): BpmnFile {
  const { root, faults } = readXml(xml, PREFIXES);
  if (root.name !== 'bpmn:definitions')
    throw new ModelError('model-unreadable', `This is no BPMN 2.0 file: it starts with <${root.name}>`);
  const elements: BpmnElement[] = [];
  const foreign: XmlElement[] = [];
  const definitions = typed(root, undefined, elements, foreign);
  return { definitions, elements, shapes: shapesIn(root), foreign, faults };
}

/** Nesting is bounded by the XML reader. */
function typed(
  xml: XmlElement,
  parent: BpmnElement | undefined,
  elements: BpmnElement[],
  foreign: XmlElement[],
): BpmnElement {
  const tag = xml.name.slice('bpmn:'.length);
  const role = parent && childOf(parent.type, tag);
  const children: BpmnElement[] = [];
  const id = xml.attributes.get('id');
  const element: BpmnElement = {
    type: parent ? typeIn(xml, role?.type) : 'Definitions',
    tag,
    ...(role && { role }),
    ...(id !== undefined && { id }),
    ...(parent && { parent }),
    children,
    xml,
  };
  elements.push(element);
  if (elements.length > MAX_ELEMENTS)
    throw new ModelError('model-too-large', `The file has more than ${MAX_ELEMENTS} BPMN elements; split the process`);
  if (element.type === 'ExtensionElements') return element;
  const isOpen = schemaType(element.type)?.open ?? false;
  for (const child of xml.children) {
    if (child.name.startsWith('bpmn:')) children.push(typed(child, element, elements, foreign));
    else if (!child.name.startsWith('bpmndi:') && !isOpen) foreign.push(child);
  }
  return element;
}

/** The declared type, or the one that `xsi:type` narrows it to. */
function typeIn(xml: XmlElement, declared: string | undefined): string {
  if (declared === undefined) return '';
  const wanted = xml.attributes
    .get('xsi:type')
    ?.replace(/^.*:/, '')
    .replace(/^t(?=[A-Z])/, '');
  return wanted !== undefined && isType(wanted, declared) ? wanted : declared;
}

function shapesIn(root: XmlElement): XmlElement[] {
  const shapes: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    if (element.attributes.has('bpmnElement')) shapes.push(element);
    for (const child of element.children) visit(child);
  };
  for (const child of root.children) if (child.name.startsWith('bpmndi:')) visit(child);
  return shapes;
}
