import { type BpmnDocument, levelOf } from '../../structure/bpmn-document.ts';
import { around, attribute, type BpmnElement, flag, isA, part, parts } from '../../structure/bpmn-element.ts';
import type { StructureRule } from './structure-rule.ts';

/** Participants, message flows, lanes, conversations and choreographies. */
export const collaborationRules: readonly StructureRule[] = [
  {
    id: 'process-public-executable',
    severity: 'error',
    source: 'Types of Processes',
    demand: { zh: '公开流程不能标记为可执行。', en: 'A public process is not marked as executable.' },
    mend: { zh: '请改为 Private，或取消 isExecutable。', en: 'Set processType to Private, or remove isExecutable.' },
    on: ['Process'],
    breaks: (process) => attribute(process, 'processType') === 'Public' && flag(process, 'isExecutable'),
  },
  {
    id: 'multiplicity-minimum',
    severity: 'error',
    source: 'Participant Multiplicity',
    demand: { zh: '参与者的最小数量不能为负。', en: 'The minimum of a participant multiplicity is not negative.' },
    mend: { zh: '请改为 0 或更大。', en: 'Set it to 0 or more.' },
    on: ['ParticipantMultiplicity'],
    breaks: (multiplicity) => bounds(multiplicity).minimum < 0,
  },
  {
    id: 'multiplicity-maximum',
    severity: 'error',
    source: 'Participant Multiplicity',
    demand: {
      zh: '参与者的最大数量至少为 1，且不小于最小数量。',
      en: 'The maximum of a participant multiplicity is at least 1 and not less than the minimum.',
    },
    mend: { zh: '请增大最大数量。', en: 'Raise the maximum.' },
    on: ['ParticipantMultiplicity'],
    breaks: (multiplicity) => {
      const { minimum, maximum } = bounds(multiplicity);
      return maximum < 1 || maximum < minimum;
    },
  },
  {
    id: 'message-flow-pools',
    severity: 'error',
    source: 'Message Flow',
    demand: {
      zh: '消息流必须连接两个不同的泳池（参与者）。',
      en: 'A message flow connects two different pools.',
    },
    mend: { zh: '请改用顺序流，或连接到另一个泳池。', en: 'Use a sequence flow, or connect another pool.' },
    on: ['MessageFlow'],
    breaks: (flow, document) => {
      const [source, target] = ['sourceRef', 'targetRef'].map((end) => poolOf(document.target(flow, end), document));
      return source !== undefined && source === target;
    },
  },
  {
    id: 'message-flow-source',
    severity: 'error',
    source: 'Message Flow Connection Rules',
    demand: {
      zh: '消息流只能从泳池、活动、消息结束事件或消息抛出事件出发。',
      en: 'A message flow comes from a pool, an activity, or an end or throw event with a message.',
    },
    mend: { zh: '请改用发送消息的元素。', en: 'Start it at an element that sends the message.' },
    on: ['Event', 'Gateway'],
    breaks: (node, document) =>
      document.messagesFrom(node).length > 0 &&
      !(isA(node, 'EndEvent', 'IntermediateThrowEvent') && hasMessage(node, document)),
  },
  {
    id: 'message-flow-target',
    severity: 'error',
    source: 'Message Flow Connection Rules',
    demand: {
      zh: '消息流只能指向泳池、活动，或等待消息的开始、中间、边界事件。',
      en: 'A message flow leads to a pool, an activity, or a start, catch or boundary event with a message.',
    },
    mend: { zh: '请改用接收消息的元素。', en: 'Lead it to an element that receives the message.' },
    on: ['Event', 'Gateway'],
    breaks: (node, document) =>
      document.messagesTo(node).length > 0 &&
      !(isA(node, 'StartEvent', 'IntermediateCatchEvent', 'BoundaryEvent') && hasMessage(node, document)),
  },
  {
    id: 'message-flow-activity',
    severity: 'error',
    source: 'Tasks',
    demand: {
      zh: '发送任务和脚本任务不能接收消息流，接收任务和脚本任务不能发出消息流。',
      en: 'No message flow leads to a send, script or manual task, and none comes from a receive, script or manual task.',
    },
    mend: { zh: '请改用合适的任务类型。', en: 'Use a task of another type.' },
    on: ['SendTask', 'ReceiveTask', 'ScriptTask', 'ManualTask'],
    breaks: (task, document) =>
      (!isA(task, 'ReceiveTask') && document.messagesTo(task).length > 0) ||
      (!isA(task, 'SendTask') && document.messagesFrom(task).length > 0),
  },
  {
    id: 'participant-process',
    severity: 'error',
    source: 'Pool and Participant',
    demand: {
      zh: '在一个协作中，一个流程只能属于一个泳池。',
      en: 'In a collaboration a process belongs to one pool only.',
    },
    mend: { zh: '请删除多余的泳池，或引用其他流程。', en: 'Remove the pool, or refer to another process.' },
    on: ['Participant'],
    breaks: (participant, document) => {
      const process = document.target(participant, 'processRef');
      const pools = participant.parent ? parts(participant.parent, 'participant') : [];
      const first = process && pools.find((pool) => document.target(pool, 'processRef') === process);
      return first !== undefined && first !== participant;
    },
  },
  {
    id: 'lane-content',
    severity: 'error',
    source: 'Lanes',
    demand: {
      zh: '泳道只能包含所属流程的节点，一个节点只能属于同一泳道集的一个泳道。',
      en: 'A lane holds nodes of its own process, and a node is in one lane of a lane set only.',
    },
    mend: { zh: '请从泳道中移除该节点。', en: 'Remove the node from the lane.' },
    on: ['LaneSet'],
    breaks: function* (set, document) {
      const seen = new Set<BpmnElement>();
      const level = levelOf(set);
      for (const lane of parts(set, 'lane'))
        for (const node of new Set(document.targets(lane, 'flowNodeRef'))) {
          if (!isInside(node, level) || seen.has(node)) yield { element: lane, detail: `${node.id}` };
          seen.add(node);
        }
    },
  },
  {
    id: 'choreography-reference',
    severity: 'error',
    source: 'Choreography',
    demand: {
      zh: '编排和全局会话不能引用编排。',
      en: 'Neither a choreography nor a global conversation refers to a choreography.',
    },
    mend: { zh: '请删除 choreographyRef。', en: 'Remove choreographyRef.' },
    on: ['Choreography', 'GlobalConversation'],
    breaks: (collaboration) => part(collaboration, 'choreographyRef') !== undefined,
  },
  {
    id: 'global-conversation-content',
    severity: 'error',
    source: 'Global Conversation',
    demand: {
      zh: '全局会话只能包含参与者、消息流和会话连接，不能有流程和会话。',
      en: 'A global conversation holds no conversation nodes, and its pools refer to no process.',
    },
    mend: { zh: '请改用协作。', en: 'Use a collaboration.' },
    on: ['GlobalConversation'],
    breaks: (conversation) =>
      part(conversation, 'conversationNode') !== undefined ||
      parts(conversation, 'participant').some((pool) => attribute(pool, 'processRef') !== undefined),
  },
  {
    id: 'conversation-link',
    severity: 'error',
    source: 'Conversation Link',
    demand: {
      zh: '会话连接必须连接一个会话和一个参与者（或其活动、事件）。',
      en: 'A conversation link connects a conversation with a participant, activity or event.',
    },
    mend: { zh: '请把一端接到会话上。', en: 'Connect exactly one end to a conversation.' },
    on: ['ConversationLink'],
    breaks: (link, document) => {
      const ends = ['sourceRef', 'targetRef'].flatMap((end) => document.targets(link, end));
      return ends.length === 2 && ends.filter((end) => isA(end, 'ConversationNode')).length !== 1;
    },
  },
  {
    id: 'choreography-participants',
    severity: 'error',
    source: 'Choreography Activities',
    demand: {
      zh: '编排活动至少有两个参与者，发起者是其中之一。',
      en: 'A choreography activity has two participants or more, and its initiator is one of them.',
    },
    mend: { zh: '请补上 participantRef。', en: 'Add what is missing to participantRef.' },
    on: ['ChoreographyActivity'],
    breaks: (activity, document) => {
      const participants = document.targets(activity, 'participantRef');
      const initiator = document.target(activity, 'initiatingParticipantRef');
      return new Set(participants).size < 2 || (initiator !== undefined && !participants.includes(initiator));
    },
  },
  {
    id: 'choreography-message',
    severity: 'error',
    source: 'Choreography Task',
    demand: {
      zh: '编排任务的消息流必须在其参与者之间。',
      en: 'The message flows of a choreography task are between its participants.',
    },
    mend: { zh: '请引用其参与者之间的消息流。', en: 'Refer to message flows between its participants.' },
    on: ['ChoreographyTask'],
    breaks: (task, document) => {
      const participants = new Set(document.targets(task, 'participantRef'));
      return document
        .targets(task, 'messageFlowRef')
        .some((flow) => ['sourceRef', 'targetRef'].some((end) => isOutside(document.target(flow, end), participants)));
    },
  },
];

function bounds(multiplicity: BpmnElement): { minimum: number; maximum: number } {
  return {
    minimum: Number(attribute(multiplicity, 'minimum') ?? 0),
    maximum: Number(attribute(multiplicity, 'maximum') ?? 1),
  };
}

/** The pool, or what stands for one: the process that no pool shows. */
function poolOf(element: BpmnElement | undefined, document: BpmnDocument): BpmnElement | undefined {
  if (!element) return undefined;
  if (isA(element, 'Participant')) return document.target(element, 'processRef') ?? element;
  return isA(element, 'Process') ? element : around(element, 'Process');
}

function hasMessage(event: BpmnElement, document: BpmnDocument): boolean {
  return document.triggers(event).some((trigger) => isA(trigger, 'MessageEventDefinition'));
}

function isInside(node: BpmnElement, level: BpmnElement | undefined): boolean {
  for (let outer: BpmnElement | undefined = node; outer; outer = outer.parent) if (outer === level) return true;
  return false;
}

const isOutside = (end: BpmnElement | undefined, participants: ReadonlySet<BpmnElement>) =>
  isA(end, 'Participant') && end !== undefined && !participants.has(end);
