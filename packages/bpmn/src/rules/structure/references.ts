import { schemaType } from '../../schema/schema.ts';
import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import { type BpmnElement, isA, parts } from '../../structure/bpmn-element.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

/** Elements can be told apart, and references lead to elements of the right type. */
export const referenceRules: readonly StructureRule[] = [
  {
    id: 'id-missing',
    severity: 'error',
    source: 'Foundation: Base Element',
    demand: {
      zh: '流程中的节点和连线必须有编号。',
      en: 'Nodes of a process have an id, so that flows can refer to them.',
    },
    mend: { zh: '请为它设置唯一的 id。', en: 'Give it an id of its own.' },
    on: ['FlowNode'],
    breaks: (node) => !node.id?.trim() && !isA(node, 'ImplicitThrowEvent') && `<${node.tag}>`,
  },
  {
    id: 'id-duplicate',
    severity: 'error',
    source: 'Foundation: Base Element',
    demand: { zh: '编号不能重复。', en: 'An id is used once.' },
    mend: { zh: '请为每个元素使用不同的编号。', en: 'Give every element an id of its own.' },
    on: ['Definitions'],
    breaks: function* (_, { elements, byId }) {
      for (const element of elements)
        if (element.id && byId(element.id) !== element) yield { element, detail: `<${element.tag}>` };
    },
  },
  {
    id: 'reference-unresolved',
    severity: 'error',
    source: 'Exchange Formats: Document Structure',
    demand: { zh: '引用必须指向存在的元素。', en: 'A reference leads to an element that exists.' },
    mend: { zh: '请连接到存在的元素，或删除它。', en: 'Connect it to an existing element, or remove it.' },
    on: ['Definitions'],
    breaks: (_, document) =>
      found(document, (element, property) => {
        if (property === 'calledElement' || property === 'operationRef') return undefined;
        const lost = document.references(element, property).find((r) => !r.target && !r.external);
        return lost && `${property} → ${lost.value || '?'}`;
      }),
  },
  {
    id: 'operation-unresolved',
    severity: 'warning',
    source: 'Services: Operation',
    demand: { zh: '引用的操作应在文件中定义。', en: 'An operation that is referred to is defined in the file.' },
    mend: { zh: '请定义该操作，或删除 operationRef。', en: 'Define the operation, or remove operationRef.' },
    on: ['BaseElement'],
    breaks: (element, document) => document.references(element, 'operationRef').some((r) => !r.target && !r.external),
  },
  {
    id: 'reference-type',
    severity: 'error',
    source: 'Exchange Formats: Document Structure',
    demand: {
      zh: '引用必须指向类型正确的元素。',
      en: 'A reference leads to an element of the type that is wanted there.',
    },
    mend: { zh: '请引用该类型的元素。', en: 'Refer to an element of that type.' },
    on: ['Definitions'],
    breaks: (_, document) =>
      found(document, (element, property, types) => {
        if (types.includes('Element')) return undefined;
        const targets = document.targets(element, property);
        const wrong = targets.find((target) => !isA(target, ...types) && !isArtifactEnd(element, target));
        return wrong && `${property} → ${wrong.id} (${wrong.type || wrong.tag}), ${types.join(' | ')}`;
      }),
  },
  {
    id: 'artifact-flow',
    severity: 'error',
    source: 'Artifacts: Connection Rules',
    demand: {
      zh: '注释、分组和关联不能是顺序流或消息流的起点或终点。',
      en: 'An artifact is neither source nor target of a sequence flow or message flow.',
    },
    mend: { zh: '请使用关联来连接图示元素。', en: 'Connect artifacts with associations.' },
    on: ['SequenceFlow', 'MessageFlow'],
    breaks: function* (element, document) {
      for (const end of ['sourceRef', 'targetRef'])
        for (const target of document.targets(element, end))
          if (isA(target, 'Artifact')) yield { element, detail: `${end} → ${target.id} (${target.type})` };
    },
  },
  {
    id: 'diagram-reference',
    severity: 'warning',
    source: 'Diagram Interchange',
    demand: { zh: '图形必须对应存在的元素。', en: 'A shape or edge of the diagram shows an element that exists.' },
    mend: { zh: '请删除多余的图形。', en: 'Remove the shape that shows nothing.' },
    on: ['Definitions'],
    breaks: function* (element, document) {
      for (const { attributes } of document.shapes) {
        const shown = attributes.get('bpmnElement') ?? '';
        if (!document.byId(shown.replace(/^.*:/, ''))) yield { element, detail: shown };
      }
    },
  },
];

/** Artifacts at the ends of flows have a rule of their own. */
const isArtifactEnd = (element: BpmnElement, target: BpmnElement) =>
  isA(element, 'SequenceFlow', 'MessageFlow') && isA(target, 'Artifact');

type Check = (element: BpmnElement, property: string, types: readonly string[]) => string | undefined;

function* found(document: BpmnDocument, check: Check): Iterable<Violation> {
  for (const element of document.elements)
    for (const { name, types } of referencesOf(element)) {
      const detail = check(element, name, types);
      if (detail !== undefined) yield { element, detail };
    }
}

function* referencesOf(element: BpmnElement): Iterable<{ name: string; types: readonly string[] }> {
  const type = schemaType(element.type);
  if (!type) return;
  for (const { name, kind } of type.attributes.values())
    if (kind.is === 'reference' && element.xml.attributes.has(name)) yield { name, types: kind.to };
  for (const { name, kind } of type.children)
    if (kind?.is === 'reference' && parts(element, name).length) yield { name, types: kind.to };
}
