import { string } from './flow-attribute.ts';
import { jobTypes } from './flow-jobs.ts';

/**
 * The `flow:` moddle extension: what Flowhall adds to BPMN 2.0, and the only place where it is written down.
 * Attributes are plain strings in XML; {@link readStepSettings} in `step-settings.ts` turns them into typed settings.
 */
export const FLOW_NAMESPACE = 'https://flowhall.dev/schema/flow/1';

/** How a step's people are found. Several rules on one step are combined and deduplicated. */
export const ASSIGNMENT_RULES = [
  'initiator',
  'users',
  'role',
  'post',
  'head',
  'form-department-head',
  'form-users',
  'handler-of',
  'chosen',
  'expression',
] as const;

/** What a step's assignee does: fills in, gives an opinion and outcome, does the work and reports, or takes note. */
export const STEP_KINDS = ['apply', 'approve', 'handle', 'acknowledge'] as const;

/** When a round is decided. */
export const STEP_MODES = ['single', 'claim', 'any', 'all', 'sequential', 'vote'] as const;

/** What happens when the rules find nobody. */
export const ON_NOBODY = ['admins', 'users', 'skip', 'refuse'] as const;

/** What happens when a person would decide about the own application or decide twice. */
export const ON_SAME_PERSON = ['ask', 'auto-agree', 'head'] as const;

/** Whether the previous handler chooses the people of this step: not at all, one of, or several of the candidates. */
export const PICKS = ['no', 'one', 'many'] as const;

/** What a "disagree" does: ends the instance as rejected, or completes the step so that the model can branch. */
export const DISAGREES = ['reject', 'branch'] as const;

/** Whether an action asks for an opinion. */
export const OPINIONS = ['required', 'optional', 'none'] as const;

/** Whether an action asks for a signature, and for files. */
export const NEEDS = ['required', 'optional', 'none'] as const;

/** What `flow:notification` may ask other channels for. */
export const STEP_EVENTS = [
  'task-assigned',
  'returned',
  'urged',
  'due-soon',
  'overdue',
  'escalated',
  'sign-asked',
  'sign-removed',
  'withdrawn',
  'rejected',
] as const;

/** Channels that it may ask for; a message in the application comes always. */
export const STEP_CHANNELS = ['in-app', 'sms', 'email', 'wecom'] as const;

/** What becomes of a step whose time is over. */
export const OVERDUE_ACTIONS = ['notify', 'head', 'auto-agree', 'return-previous', 'return-initiator'] as const;

/** How a step's time is counted: in office hours and working days, or by the clock. */
export const DUE_COUNTS = ['working', 'clock'] as const;

/** Actions a step may allow. `agree` is always there. */
export const STEP_ACTIONS = [
  'agree',
  'disagree',
  'return-previous',
  'return-initiator',
  'return-any',
  'add-sign',
  'transfer',
  'delegate',
  'cc',
] as const;

/** moddle descriptor, to be given to `new BpmnModdle({ flow: flowDescriptor })` and to bpmn-js as `moddleExtensions`. */
export const flowDescriptor = {
  name: 'Flowhall',
  prefix: 'flow',
  uri: FLOW_NAMESPACE,
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Step',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:UserTask'] },
      properties: [
        string('kind', { default: 'approve' }),
        string('form'),
        string('mode', { default: 'single' }),
        string('pick', { default: 'no' }),
        string('onNobody', { default: 'refuse' }),
        string('onNobodyUsers'),
        string('disagree', { default: 'reject' }),
        string('onSamePerson', { default: 'ask' }),
        { name: 'names', type: 'Name', isMany: true },
        { name: 'assignments', type: 'Assignment', isMany: true },
        { name: 'actions', type: 'Action', isMany: true },
        { name: 'notifications', type: 'Notification', isMany: true },
        { name: 'vote', type: 'Vote' },
        { name: 'due', type: 'Due' },
      ],
    },
    {
      name: 'Due',
      superClass: ['Element'],
      properties: [
        // a duration, or FEEL that gives one
        string('after'),
        string('counts', { default: 'working' }),
        // durations, separated by blanks or commas
        string('remindBefore'),
        string('remindAfter'),
        string('overdue', { default: 'notify' }),
      ],
    },
    {
      name: 'Vote',
      superClass: ['Element'],
      properties: [string('share'), string('threshold'), string('weight'), string('veto')],
    },
    {
      name: 'ScriptTask',
      extends: ['bpmn:ScriptTask'],
      properties: [string('resultVariable')],
    },
    {
      name: 'MessageEventDefinition',
      extends: ['bpmn:MessageEventDefinition'],
      // FEEL: catching, which messages are meant; throwing, who is meant
      properties: [string('correlationKey')],
    },
    {
      name: 'MessageTask',
      extends: ['bpmn:ReceiveTask', 'bpmn:SendTask'],
      properties: [string('correlationKey')],
    },
    {
      name: 'TimerEventDefinition',
      extends: ['bpmn:TimerEventDefinition'],
      // `true`: the duration is working time
      properties: [string('workingTime')],
    },
    {
      // the schema makes it an element (BPMN 2.0, tGlobalScriptTask), the parser's metamodel an attribute
      name: 'GlobalScriptTask',
      extends: ['bpmn:GlobalScriptTask'],
      properties: [{ name: 'bpmn:script', type: 'String', redefines: 'bpmn:GlobalScriptTask#script' }],
    },
    {
      name: 'Assignment',
      superClass: ['Element'],
      properties: [
        string('rule'),
        string('users'),
        string('role'),
        string('post'),
        string('department'),
        string('levels'),
        string('field'),
        string('step'),
        string('scope'),
        { name: 'expression', type: 'String', isBody: true },
      ],
    },
    {
      name: 'Action',
      superClass: ['Element'],
      properties: [
        string('name'),
        string('labelZh'),
        string('labelEn'),
        string('opinion', { default: 'optional' }),
        string('signature', { default: 'none' }),
        string('attachment', { default: 'none' }),
      ],
    },
    {
      name: 'Notification',
      superClass: ['Element'],
      properties: [string('event'), string('channels')],
    },
    {
      name: 'Name',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:Participant', 'bpmn:Lane'] },
      properties: [string('lang'), { name: 'text', type: 'String', isBody: true }],
    },
    {
      name: 'Branching',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'] },
      properties: [string('choice', { default: 'condition' })],
    },
    {
      name: 'Cc',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:UserTask', 'bpmn:EndEvent', 'bpmn:Task', 'bpmn:SendTask'] },
      properties: [{ name: 'assignments', type: 'Assignment', isMany: true }],
    },
    {
      name: 'CalledDecision',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:BusinessRuleTask'] },
      properties: [string('decision'), string('result')],
    },
    ...jobTypes,
  ],
} as const;
