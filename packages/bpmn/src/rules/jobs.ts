import { JOB_TASKS } from '../flow-jobs.ts';
import type { JobSettings } from '../job-settings.ts';
import { extensions } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { JOB_ELEMENTS } from '../read-job.ts';
import { jobExpressionFindings } from './job-expressions.ts';
import { jobValueFindings } from './job-values.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, type RuleInput, warning } from './rule.ts';

/** Tasks that only a job can do. */
const NEED_A_JOB = ['bpmn:ServiceTask', 'bpmn:BusinessRuleTask'];

const tagOf = (type: string): string => type.replace(/^flow:(.)/, (_, first: string) => `flow:${first.toLowerCase()}`);
const TAGS = Object.values(JOB_ELEMENTS).map(tagOf);
const ALL = [...TAGS, 'flow:calledDecision'];
const DECISION_TAG = 'flow:calledDecision';

/** Tasks that are done as jobs say what is to be done, completely and with values that mean something. */
export const jobRules: RuleGroup = function* (input) {
  yield* placeFindings(input);
  for (const node of input.parsed.model.nodes) {
    if (!node.job) {
      if (!node.calledDecision && NEED_A_JOB.includes(node.type)) yield missing(node);
      continue;
    }
    yield* incompleteFindings(node, node.job);
    yield* jobValueFindings(input, node, node.job);
    yield* jobExpressionFindings(node, node.job);
    yield* uncaughtFindings(input, node, node.job);
    yield* unusedFindings(node, node.job);
  }
};

function* placeFindings(input: RuleInput): Iterable<RuleFinding> {
  for (const element of elements(input)) {
    const found = Object.values(JOB_ELEMENTS).flatMap((type) => extensions(element, type));
    const which = label(element);
    if (found.length > 1 || (found.length > 0 && extensions(element, 'flow:CalledDecision').length > 0))
      yield error(
        'job-several',
        element.id,
        { zh: `${which.zh}设置了多件要做的事。`, en: `${which.en} says several things to be done.` },
        { zh: `请只保留一个：${ALL.join('、')}。`, en: `Keep one of ${ALL.join(', ')}.` },
      );
    const settings = [...found, ...extensions(element, 'flow:Retry')][0];
    if (settings && !JOB_TASKS.some((type) => type === element.$type))
      yield error(
        'job-misplaced',
        element.id,
        {
          zh: `${which.zh}不能设置 ${tagOf(settings.$type)}。`,
          en: `${which.en} cannot have a ${tagOf(settings.$type)}.`,
        },
        {
          zh: '请移到服务任务、发送任务或业务规则任务上。',
          en: 'Move it to a service, send or business rule task.',
        },
      );
  }
}

function missing(node: FlowNode): RuleFinding {
  const which = label(node);
  const tags = node.type === 'bpmn:BusinessRuleTask' ? [DECISION_TAG, ...TAGS] : TAGS;
  return error(
    'job-missing',
    node.id,
    { zh: `任务${which.zh}没有说明要做什么。`, en: `Task ${which.en} does not say what is to be done.` },
    { zh: `请在扩展元素中添加其一：${tags.join('、')}。`, en: `Add one of ${tags.join(', ')} to its extensions.` },
  );
}

/** Settings that must not be empty, each by the name under which the model has it. */
function required(job: JobSettings): [setting: string, value: string][] {
  const mappings: [string, string][] = [
    ...job.results.flatMap(({ variable, value }): [string, string][] => [
      ['flow:result variable', variable],
      ['flow:result value', value],
    ]),
    ...job.errors.flatMap(({ when, code }): [string, string][] => [
      ['flow:error when', when],
      ['flow:error code', code],
    ]),
  ];
  if (job.kind === 'http')
    return [
      ['flow:http url', job.url],
      ...job.headers.map(({ name }) => ['flow:header name', name] as const),
      ...mappings,
    ].map(([setting, value]) => [setting, value]);
  if (job.kind === 'mail')
    return [
      ['flow:mail to', job.to],
      ['flow:mail subject', job.subject],
      ['flow:body', job.body],
    ];
  if (job.kind === 'document') return [['flow:document name', job.name], ...mappings];
  if (job.kind === 'lookup') return [['flow:lookup user', job.user], ...mappings];
  return [
    ['flow:externalTask topic', job.topic],
    ...job.inputs.flatMap(({ variable, value }): [string, string][] => [
      ['flow:input variable', variable],
      ['flow:input value', value],
    ]),
    ...mappings,
  ];
}

function* incompleteFindings(node: FlowNode, job: JobSettings): Iterable<RuleFinding> {
  const which = label(node);
  for (const setting of new Set(required(job).flatMap(([name, value]) => (value === '' ? [name] : []))))
    yield error(
      'job-incomplete',
      node.id,
      { zh: `任务${which.zh}缺少 ${setting}。`, en: `Task ${which.en} has no ${setting}.` },
      { zh: '请补全该设置。', en: 'Complete the setting.' },
    );
}

/** An answer of which nothing is kept and that decides nothing was not worth asking for. */
function* unusedFindings(node: FlowNode, job: JobSettings): Iterable<RuleFinding> {
  if (job.kind !== 'lookup' || job.results.length > 0 || job.errors.length > 0) return;
  const which = label(node);
  yield warning(
    'job-answer-unused',
    node.id,
    {
      zh: `任务${which.zh}查询了人员信息，但没有使用结果。`,
      en: `Task ${which.en} looks a person up but makes nothing of the answer.`,
    },
    { zh: '请添加 flow:result 或 flow:error。', en: 'Add a flow:result or a flow:error.' },
  );
}

/** A BPMN error that nothing catches ends the whole application. */
function* uncaughtFindings({ parsed }: RuleInput, node: FlowNode, job: JobSettings): Iterable<RuleFinding> {
  const catching = parsed.model.nodes
    .filter((one) => one.type === 'bpmn:BoundaryEvent' || one.type === 'bpmn:StartEvent')
    .flatMap((one) => one.eventDefinitions.filter(({ type }) => type === 'bpmn:ErrorEventDefinition'));
  const which = label(node);
  for (const { code } of job.errors) {
    if (code === '' || catching.some(({ ref }) => ref?.code === undefined || ref.code === code)) continue;
    yield warning(
      'job-error-uncaught',
      node.id,
      {
        zh: `任务${which.zh}可能抛出错误“${code}”，但没有事件捕获它。`,
        en: `Task ${which.en} may throw the error "${code}", which no event catches.`,
      },
      { zh: '请在任务上添加捕获该错误的边界事件。', en: 'Add a boundary event for this error to the task.' },
    );
  }
}
