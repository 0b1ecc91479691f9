import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import { attribute, type BpmnElement, isA, part, parts } from '../../structure/bpmn-element.ts';
import { isSameItem } from './data.ts';
import type { StructureRule } from './structure-rule.ts';

/** Tasks, operations and messages exchange data of the same kind. */
export const serviceRules: readonly StructureRule[] = [
  {
    id: 'service-task-inputs',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '引用操作的服务任务必须恰好有一个输入集，至多一个输出集。',
      en: 'A service task with an operation has exactly one input set and at most one output set.',
    },
    mend: { zh: '请为任务定义 ioSpecification。', en: 'Give the task such an ioSpecification.' },
    on: ['ServiceTask'],
    breaks: (task, document) =>
      operationOf(task, document) !== undefined && (sets(task, 'inputSet') !== 1 || sets(task, 'outputSet') > 1),
  },
  {
    id: 'service-task-input-item',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '引用操作的服务任务恰好有一个数据输入，其类型与操作的输入消息相同。',
      en: 'A service task with an operation has a single data input with the item of the incoming message of the operation.',
    },
    mend: { zh: '请让两者引用同一 itemDefinition。', en: 'Refer to the same item definition.' },
    on: ['ServiceTask'],
    breaks: (task, document) => {
      const operation = operationOf(task, document);
      if (!operation || !specification(task)) return false;
      return differs(task, 'dataInput', document.target(operation, 'inMessageRef'), document);
    },
  },
  {
    id: 'service-task-output-item',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '操作有输出消息时，服务任务恰好有一个数据输出，其类型与该消息相同。',
      en: 'When the operation answers with a message, the service task has a single data output with its item.',
    },
    mend: { zh: '请让两者引用同一 itemDefinition。', en: 'Refer to the same item definition.' },
    on: ['ServiceTask'],
    breaks: (task, document) => {
      const operation = operationOf(task, document);
      const answer = operation && document.target(operation, 'outMessageRef');
      return answer !== undefined && specification(task) !== undefined && differs(task, 'dataOutput', answer, document);
    },
  },
  {
    id: 'send-task-data',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '引用消息的发送任务至多有一个输入集和一个数据输入，其类型与消息相同。',
      en: 'A send task with a message has at most one input set and one data input, which has the item of the message.',
    },
    mend: { zh: '请让数据输入与消息引用同一 itemDefinition。', en: 'Refer to the item definition of the message.' },
    on: ['SendTask'],
    breaks: (task, document) => breaksMessage(task, document, 'inputSet', 'dataInput'),
  },
  {
    id: 'receive-task-data',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '引用消息的接收任务至多有一个输出集和一个数据输出，其类型与消息相同。',
      en: 'A receive task with a message has at most one output set and one data output, which has the item of the message.',
    },
    mend: { zh: '请让数据输出与消息引用同一 itemDefinition。', en: 'Refer to the item definition of the message.' },
    on: ['ReceiveTask'],
    breaks: (task, document) => breaksMessage(task, document, 'outputSet', 'dataOutput'),
  },
  {
    id: 'task-operation-message',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '任务或消息事件同时引用消息和操作时，该消息必须是操作的输入消息。',
      en: 'When a task or message event refers to a message and an operation, the message is the incoming one of the operation.',
    },
    mend: { zh: '请引用操作的输入消息。', en: 'Refer to the incoming message of the operation.' },
    on: ['SendTask', 'ReceiveTask', 'MessageEventDefinition'],
    breaks: (element, document) => {
      const message = document.target(element, 'messageRef');
      const operation = operationOf(element, document);
      const incoming = operation && document.target(operation, 'inMessageRef');
      return isA(message, 'Message') && incoming !== undefined && message !== incoming;
    },
  },
  {
    id: 'service-binding-missing',
    severity: 'error',
    source: 'Service Binding',
    demand: {
      zh: '作为服务提供的流程或全局任务必须有 ioBinding。',
      en: 'A process or global task that is exposed as a service (supportedInterfaceRef) has an ioBinding.',
    },
    mend: {
      zh: '请为操作添加 ioBinding，或删除 supportedInterfaceRef。',
      en: 'Add one, or remove supportedInterfaceRef.',
    },
    on: ['CallableElement'],
    breaks: (callable) => part(callable, 'supportedInterfaceRef') !== undefined && !part(callable, 'ioBinding'),
  },
  {
    id: 'service-binding-data',
    severity: 'error',
    source: 'Service Binding',
    demand: {
      zh: 'ioBinding 必须把本元素的输入和输出绑定到所提供接口的操作，且类型相同。',
      en: 'An ioBinding binds an input and output of its own element to an operation of a supported interface, with the same items.',
    },
    mend: {
      zh: '请引用类型与操作的消息相同的数据。',
      en: 'Refer to data with the items of the messages of the operation.',
    },
    on: ['InputOutputBinding'],
    breaks: function* (binding, document) {
      const callable = binding.parent;
      const operation = document.target(binding, 'operationRef');
      if (!callable || !isA(operation, 'Operation') || !operation) return;
      const wrong = (detail: string) => ({ element: callable, detail });
      const interfaces = document.targets(callable, 'supportedInterfaceRef');
      if (interfaces.length && !interfaces.some((one) => one === operation.parent)) yield wrong(`${operation.id}`);
      for (const [property, message] of [
        ['inputDataRef', document.target(operation, 'inMessageRef')],
        ['outputDataRef', document.target(operation, 'outMessageRef')],
      ] as const)
        for (const data of document.targets(binding, property)) {
          const isOwn = data.parent?.parent === callable;
          const item = message && document.target(message, 'itemRef');
          const isSame = !message || !isA(data, 'DataInput', 'DataOutput') || isSameItem(itemOf(data, document), item);
          if (!isOwn || !isSame) yield wrong(`${property} → ${data.id}`);
        }
    },
  },
];

const specification = (task: BpmnElement) => part(task, 'ioSpecification');

function operationOf(element: BpmnElement, document: BpmnDocument): BpmnElement | undefined {
  return document.targets(element, 'operationRef').find((operation) => isA(operation, 'Operation'));
}

function sets(task: BpmnElement, kind: string): number {
  const io = specification(task);
  return io ? parts(io, kind).length : 0;
}

function itemOf(data: BpmnElement, document: BpmnDocument): BpmnElement | undefined {
  return document.target(data, 'itemSubjectRef');
}

function differs(
  task: BpmnElement,
  kind: string,
  message: BpmnElement | undefined,
  document: BpmnDocument,
): string | false {
  const io = specification(task);
  const data = io ? parts(io, kind) : [];
  const [one] = data;
  if (!one || data.length > 1) return `${kind}: ${data.length}`;
  const item = message && document.target(message, 'itemRef');
  return message !== undefined && !isSameItem(itemOf(one, document), item) && `${one.id}`;
}

function breaksMessage(task: BpmnElement, document: BpmnDocument, set: string, kind: string): string | false {
  const io = specification(task);
  if (!io || attribute(task, 'messageRef') === undefined) return false;
  const data = parts(io, kind);
  if (parts(io, set).length > 1 || data.length > 1) return `${kind}: ${data.length}`;
  return data.length === 1 && differs(task, kind, document.target(task, 'messageRef'), document);
}
