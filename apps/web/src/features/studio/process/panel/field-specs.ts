import {
  ASSIGNMENT_RULES,
  DISAGREES,
  DOCUMENT_LANGUAGES,
  DUE_COUNTS,
  HTTP_METHODS,
  NEEDS,
  ON_NOBODY,
  ON_SAME_PERSON,
  OPINIONS,
  OVERDUE_ACTIONS,
  PICKS,
  STEP_ACTIONS,
  STEP_CHANNELS,
  STEP_EVENTS,
  STEP_KINDS,
  STEP_MODES,
} from '@flowhall/bpmn';
import type { PlainSetting } from '@flowhall/modeler/editor';

/** Departments that depend on who applies. */
export type Nearby = 'initiator' | 'nearest';

/** How a property of a `flow:` element is set. */
export type Control =
  | { readonly is: 'choice'; readonly options: readonly string[]; readonly fallback: string }
  | { readonly is: 'choices'; readonly options: readonly string[] }
  | { readonly is: 'text' | 'lines' | 'number' | 'share' }
  /** `feel`: always an expression; `value`: a text, or an expression after `=`. */
  | { readonly is: 'feel' | 'value' }
  | { readonly is: 'duration'; readonly feel?: boolean }
  | { readonly is: 'durations' }
  | { readonly is: 'users' | 'role' | 'post' | 'step' | 'form' | 'decision' | 'variable' }
  /** `also`: what is not a department of its own; `fallback`: what holds when none is set. */
  | { readonly is: 'department'; readonly also: readonly Nearby[]; readonly fallback: 'any' | Nearby }
  /** A field of the form that holds people, or a department. */
  | { readonly is: 'field'; readonly of: 'user' | 'department' }
  | { readonly is: 'list'; readonly of: string; readonly start: PlainSetting }
  | { readonly is: 'part'; readonly of: string; readonly start: PlainSetting };

export interface FieldSpec {
  readonly property: string;
  readonly control: Control;
  /** Section of the panel; only at the first level. */
  readonly section?: Section;
  readonly shown?: (setting: PlainSetting) => boolean;
}

export const SECTIONS = ['people', 'decide', 'actions', 'form', 'time', 'notify'] as const;
export type Section = (typeof SECTIONS)[number];

const is =
  (property: string, fallback: string, ...values: string[]) =>
  (setting: PlainSetting) =>
    values.includes(String(setting[property] ?? fallback));

const choice = (options: readonly string[], fallback: string): Control => ({ is: 'choice', options, fallback });
const list = (of: string, start: Record<string, string> = {}): Control => ({
  is: 'list',
  of,
  start: { ...start, $type: of },
});
const part = (of: string, start: Record<string, string> = {}): Control => ({
  is: 'part',
  of,
  start: { ...start, $type: of },
});

const assignments: FieldSpec = {
  property: 'assignments',
  control: list('flow:Assignment', { rule: 'head', levels: '0' }),
  section: 'people',
};
const results: FieldSpec = { property: 'results', control: list('flow:Result') };
const errors: FieldSpec = { property: 'errors', control: list('flow:Error') };
const variableAndValue: readonly FieldSpec[] = [
  { property: 'variable', control: { is: 'variable' } },
  { property: 'value', control: { is: 'value' } },
];

/** Every property of the `flow:` elements that lie at an element, by type, in the order of the panel. */
export const FIELD_SPECS: Readonly<Record<string, readonly FieldSpec[]>> = {
  'flow:Step': [
    assignments,
    { property: 'pick', control: choice(PICKS, 'no'), section: 'people' },
    { property: 'onNobody', control: choice(ON_NOBODY, 'refuse'), section: 'people' },
    {
      property: 'onNobodyUsers',
      control: { is: 'users' },
      section: 'people',
      shown: is('onNobody', 'refuse', 'users'),
    },
    { property: 'onSamePerson', control: choice(ON_SAME_PERSON, 'ask'), section: 'people' },
    { property: 'kind', control: choice(STEP_KINDS, 'approve'), section: 'decide' },
    { property: 'mode', control: choice(STEP_MODES, 'single'), section: 'decide' },
    {
      property: 'vote',
      control: part('flow:Vote', { share: '1/2' }),
      section: 'decide',
      shown: is('mode', 'single', 'vote'),
    },
    {
      property: 'disagree',
      control: choice(DISAGREES, 'reject'),
      section: 'decide',
      shown: is('kind', 'approve', 'approve'),
    },
    { property: 'actions', control: list('flow:Action', { name: 'agree' }), section: 'actions' },
    { property: 'form', control: { is: 'form' }, section: 'form' },
    { property: 'due', control: part('flow:Due', { after: 'P2D' }), section: 'time' },
    {
      property: 'notifications',
      control: list('flow:Notification', { event: 'task-assigned', channels: 'email' }),
      section: 'notify',
    },
  ],
  'flow:Assignment': [
    { property: 'rule', control: choice(ASSIGNMENT_RULES, 'initiator') },
    { property: 'users', control: { is: 'users' }, shown: is('rule', '', 'users') },
    { property: 'role', control: { is: 'role' }, shown: is('rule', '', 'role', 'chosen') },
    { property: 'post', control: { is: 'post' }, shown: is('rule', '', 'post') },
    {
      property: 'department',
      control: { is: 'department', also: ['initiator'], fallback: 'any' },
      shown: is('rule', '', 'role', 'chosen'),
    },
    {
      property: 'department',
      control: { is: 'department', also: ['initiator', 'nearest'], fallback: 'initiator' },
      shown: is('rule', '', 'post'),
    },
    { property: 'levels', control: { is: 'number' }, shown: is('rule', '', 'head') },
    { property: 'field', control: { is: 'field', of: 'department' }, shown: is('rule', '', 'form-department-head') },
    { property: 'field', control: { is: 'field', of: 'user' }, shown: is('rule', '', 'form-users') },
    { property: 'step', control: { is: 'step' }, shown: is('rule', '', 'handler-of') },
    { property: 'scope', control: choice(['all', 'department'], 'all'), shown: is('rule', '', 'chosen') },
    { property: 'expression', control: { is: 'feel' }, shown: is('rule', '', 'expression') },
  ],
  'flow:Vote': [
    { property: 'share', control: { is: 'share' } },
    { property: 'threshold', control: { is: 'number' } },
    { property: 'weight', control: { is: 'feel' } },
    { property: 'veto', control: { is: 'feel' } },
  ],
  'flow:Action': [
    { property: 'name', control: choice(STEP_ACTIONS, 'agree') },
    { property: 'labelZh', control: { is: 'text' } },
    { property: 'labelEn', control: { is: 'text' } },
    { property: 'opinion', control: choice(OPINIONS, 'optional') },
    { property: 'signature', control: choice(NEEDS, 'none') },
    { property: 'attachment', control: choice(NEEDS, 'none') },
  ],
  'flow:Due': [
    { property: 'after', control: { is: 'duration', feel: true } },
    { property: 'counts', control: choice(DUE_COUNTS, 'working') },
    { property: 'remindBefore', control: { is: 'durations' } },
    { property: 'remindAfter', control: { is: 'durations' } },
    { property: 'overdue', control: choice(OVERDUE_ACTIONS, 'notify') },
  ],
  'flow:Notification': [
    { property: 'event', control: choice(STEP_EVENTS, 'task-assigned') },
    { property: 'channels', control: { is: 'choices', options: STEP_CHANNELS } },
  ],
  'flow:Cc': [assignments],
  'flow:Branching': [{ property: 'choice', control: choice(['condition', 'manual'], 'condition') }],
  'flow:CalledDecision': [
    { property: 'decision', control: { is: 'decision' } },
    { property: 'result', control: { is: 'variable' } },
  ],
  'flow:Http': [
    { property: 'method', control: choice(HTTP_METHODS, 'GET') },
    { property: 'url', control: { is: 'value' } },
    { property: 'headers', control: list('flow:Header') },
    { property: 'body', control: part('flow:Body', { text: '= {}' }) },
    { property: 'timeout', control: { is: 'duration' } },
    results,
    errors,
  ],
  'flow:Mail': [
    { property: 'to', control: { is: 'value' } },
    { property: 'cc', control: { is: 'value' } },
    { property: 'subject', control: { is: 'value' } },
    { property: 'body', control: part('flow:Body', { text: '' }) },
  ],
  'flow:Lookup': [{ property: 'user', control: { is: 'value' } }, results, errors],
  'flow:Document': [
    { property: 'name', control: { is: 'value' } },
    { property: 'lang', control: choice(DOCUMENT_LANGUAGES, 'zh') },
    results,
  ],
  'flow:ExternalTask': [
    { property: 'topic', control: { is: 'text' } },
    { property: 'inputs', control: list('flow:Input') },
    results,
    errors,
  ],
  'flow:Retry': [
    { property: 'attempts', control: { is: 'number' } },
    { property: 'backoff', control: { is: 'duration' } },
  ],
  'flow:Header': [
    { property: 'name', control: { is: 'text' } },
    { property: 'value', control: { is: 'value' } },
  ],
  'flow:Body': [{ property: 'text', control: { is: 'lines' } }],
  'flow:Input': variableAndValue,
  'flow:Result': variableAndValue,
  'flow:Error': [
    { property: 'when', control: { is: 'feel' } },
    { property: 'code', control: { is: 'text' } },
  ],
};

/** What is set at BPMN's own elements, or with the name, by parts of the panel that are not made of fields. */
export const SET_ELSEWHERE: readonly string[] = [
  'flow:Name.lang',
  'flow:Name.text',
  'flow:Step.names',
  'flow:ScriptTask.resultVariable',
  'flow:MessageEventDefinition.correlationKey',
  'flow:MessageTask.correlationKey',
  'flow:TimerEventDefinition.workingTime',
  // read as an element, not as the attribute of the parser; nothing to be set
  'flow:GlobalScriptTask.script',
];

/** The kinds of work of an automatic task. */
export const JOBS = ['flow:Http', 'flow:Mail', 'flow:Lookup', 'flow:Document', 'flow:ExternalTask'] as const;
