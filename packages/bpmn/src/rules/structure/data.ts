import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import { around, attribute, type BpmnElement, flag, isA, part, parts } from '../../structure/bpmn-element.ts';
import type { StructureRule } from './structure-rule.ts';

/** Data objects, inputs and outputs, and what flows between them. */
export const dataRules: readonly StructureRule[] = [
  {
    id: 'data-object-reference-name',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '带状态的数据对象引用应命名为“数据对象名 [状态]”。',
      en: 'A data object reference with a state is named "data object name [state]".',
    },
    mend: { zh: '请按该格式命名。', en: 'Name it like this.' },
    on: ['DataObjectReference'],
    breaks: (reference, document) => {
      const name = attribute(reference, 'name');
      const state = part(reference, 'dataState');
      const object = document.target(reference, 'dataObjectRef');
      const stateName = state && attribute(state, 'name');
      const wanted = `${(object && attribute(object, 'name')) ?? ''} [${stateName}]`.trim();
      return name !== undefined && stateName !== undefined && name !== wanted && `${name} ≠ ${wanted}`;
    },
  },
  {
    id: 'sub-process-data',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '子流程不能有自己的数据输入和数据输出。',
      en: 'A sub-process has no data inputs and outputs of its own.',
    },
    mend: { zh: '请使用外层流程的数据对象。', en: 'Use the data objects of the process around it.' },
    on: ['SubProcess'],
    breaks: (level) => part(level, 'ioSpecification') !== undefined,
  },
  {
    id: 'data-association-direction',
    severity: 'error',
    source: 'Data Associations',
    demand: {
      zh: '数据输出关联不能指向数据输入，数据输入关联不能从数据输出出发。',
      en: 'A data output association does not lead to a data input, nor a data input association from a data output.',
    },
    mend: { zh: '请改为指向数据对象或数据输出。', en: 'Connect data objects, or reverse the association.' },
    on: ['DataAssociation'],
    breaks: (association, document) =>
      isA(association, 'DataOutputAssociation')
        ? document.targets(association, 'targetRef').some((data) => isA(data, 'DataInput'))
        : document.targets(association, 'sourceRef').some((data) => isA(data, 'DataOutput')),
  },
  {
    id: 'data-association-owner',
    severity: 'error',
    source: 'Data Associations',
    demand: {
      zh: '数据输入关联必须指向所属元素的数据输入，数据输出关联必须从所属元素的数据输出出发。',
      en: 'A data input association leads to a data input of its own element, a data output association comes from a data output of it.',
    },
    mend: { zh: '请引用所属元素自己的数据输入或输出。', en: 'Refer to a data input or output of the same element.' },
    on: ['DataAssociation'],
    breaks: (association, document) => {
      const [end, kind] = isA(association, 'DataInputAssociation')
        ? (['targetRef', 'DataInput'] as const)
        : (['sourceRef', 'DataOutput'] as const);
      const data = document.targets(association, end);
      return data.some((one) => isA(one, kind) && around(one, 'FlowNode') !== around(association, 'FlowNode'));
    },
  },
  {
    id: 'data-association-transformation',
    severity: 'error',
    source: 'Data Associations',
    demand: {
      zh: '有多个来源的数据关联需要转换或赋值。',
      en: 'A data association with several sources has a transformation or assignments.',
    },
    mend: { zh: '请添加 transformation 或 assignment，或只保留一个来源。', en: 'Add one, or keep one source.' },
    on: ['DataAssociation'],
    breaks: (association) =>
      parts(association, 'sourceRef').length > 1 &&
      !part(association, 'transformation') &&
      !part(association, 'assignment'),
  },
  {
    id: 'data-association-item',
    severity: 'error',
    source: 'Data Associations',
    demand: {
      zh: '没有转换和赋值的数据关联，两端的数据类型必须相同。',
      en: 'Without a transformation or assignments, a data association connects data of the same kind.',
    },
    mend: {
      zh: '请引用同一 itemDefinition，或添加 transformation。',
      en: 'Refer to the same item, or add a transformation.',
    },
    on: ['DataAssociation'],
    breaks: (association, document) => {
      if (part(association, 'transformation') || part(association, 'assignment')) return false;
      const [source, target] = ['sourceRef', 'targetRef'].map((end) =>
        itemOf(document.target(association, end), document),
      );
      return source !== undefined && target !== undefined && !isSameItem(source, target);
    },
  },
  {
    id: 'data-collection',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '数据的 isCollection 必须与其 itemDefinition 一致。',
      en: 'isCollection of data agrees with its item definition.',
    },
    mend: { zh: '请让两处的 isCollection 相同。', en: 'Set isCollection the same in both places.' },
    on: ['DataInput', 'DataOutput', 'DataObject'],
    breaks: (data, document) => {
      const item = document.target(data, 'itemSubjectRef');
      return (
        isA(item, 'ItemDefinition') && item !== undefined && flag(item, 'isCollection') !== flag(data, 'isCollection')
      );
    },
  },
  {
    id: 'data-input-set',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '每个数据输入必须属于至少一个输入集，每个数据输出必须属于至少一个输出集。',
      en: 'Every data input is in an input set, every data output in an output set.',
    },
    mend: { zh: '请把它列入 inputSet 或 outputSet。', en: 'List it in an inputSet or outputSet.' },
    on: ['InputOutputSpecification', 'ThrowEvent', 'CatchEvent'],
    breaks: function* (holder, document) {
      for (const [kind, set, references] of SETS) {
        const data = parts(holder, kind);
        const listed = new Set(parts(holder, set).flatMap((one) => document.targets(one, references)));
        for (const one of data) if (!listed.has(one)) yield { element: one };
      }
    },
  },
  {
    id: 'data-set-subset',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '可选的和执行中的数据输入（输出）必须也列在该集合的 dataInputRefs（dataOutputRefs）中。',
      en: 'Optional and while-executing inputs (outputs) of a set are among its dataInputRefs (dataOutputRefs).',
    },
    mend: {
      zh: '请把它也列入 dataInputRefs 或 dataOutputRefs。',
      en: 'List it in dataInputRefs or dataOutputRefs too.',
    },
    on: ['InputSet', 'OutputSet'],
    breaks: (set, document) => {
      const word = isA(set, 'InputSet') ? 'Input' : 'Output';
      const all = document.targets(set, `data${word}Refs`);
      const some = ['optional', 'whileExecuting'].flatMap((kind) => document.targets(set, `${kind}${word}Refs`));
      const missing = some.find((data) => !all.includes(data));
      return missing !== undefined && `${missing.id}`;
    },
  },
  {
    id: 'data-set-owner',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '输入集和输出集只能列出同一元素的数据输入和数据输出。',
      en: 'Input and output sets list data inputs and outputs of their own element.',
    },
    mend: { zh: '请引用同一 ioSpecification 中的数据。', en: 'Refer to data of the same ioSpecification.' },
    on: ['InputSet', 'OutputSet'],
    breaks: (set, document) => {
      const data = document.targets(set, isA(set, 'InputSet') ? 'dataInputRefs' : 'dataOutputRefs');
      const strange = data.find((one) => isA(one, 'DataInput', 'DataOutput') && one.parent !== set.parent);
      return strange !== undefined && `${strange.id}`;
    },
  },
  {
    id: 'data-set-pair',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '输入集与输出集之间的引用必须是相互的。',
      en: 'References between input sets and output sets are mutual.',
    },
    mend: { zh: '请在两边都写上引用。', en: 'Write the reference on both sides.' },
    on: ['InputSet', 'OutputSet'],
    breaks: (set, document) => {
      const [mine, theirs] = isA(set, 'InputSet')
        ? ['outputSetRefs', 'inputSetRefs']
        : ['inputSetRefs', 'outputSetRefs'];
      const oneSided = document.targets(set, mine).find((other) => !document.targets(other, theirs).includes(set));
      return oneSided !== undefined && `${oneSided.id}`;
    },
  },
  {
    id: 'data-state-item',
    severity: 'error',
    source: 'Data Modeling',
    demand: {
      zh: '数据对象引用不能定义与数据对象不同的 itemDefinition。',
      en: 'A data object reference has no item definition other than that of its data object.',
    },
    mend: { zh: '请删除 itemSubjectRef。', en: 'Remove itemSubjectRef.' },
    on: ['DataObjectReference'],
    breaks: (reference, document) => {
      const own = document.target(reference, 'itemSubjectRef');
      const object = document.target(reference, 'dataObjectRef');
      return own !== undefined && object !== undefined && document.target(object, 'itemSubjectRef') !== own;
    },
  },
];

/** The item of data; a reference has that of its data object or store. */
function itemOf(data: BpmnElement | undefined, document: BpmnDocument): BpmnElement | undefined {
  if (!data) return undefined;
  const stored = document.target(data, 'dataObjectRef') ?? document.target(data, 'dataStoreRef');
  return document.target(data, 'itemSubjectRef') ?? (stored && document.target(stored, 'itemSubjectRef'));
}

const SETS: readonly (readonly [kind: string, set: string, references: string])[] = [
  ['dataInput', 'inputSet', 'dataInputRefs'],
  ['dataOutput', 'outputSet', 'dataOutputRefs'],
];

/** Whether two pieces of data hold the same kind of item. */
export function isSameItem(one: BpmnElement | undefined, other: BpmnElement | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  const structure = attribute(one, 'structureRef');
  return structure !== undefined && structure === attribute(other, 'structureRef');
}
