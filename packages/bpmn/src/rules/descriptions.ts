import type { RuleDescription } from './rule-description.ts';
import { STRUCTURE_RULES } from './structure/index.ts';
import { XML_MALFORMED } from './structure/well-formed.ts';

type Described = [id: string, severity: RuleDescription['severity'], zh: string, en: string];

/** Rules whose findings say themselves how to mend what they found. */
export interface RuleGroupDescription {
  readonly title: { zh: string; en: string };
  readonly rules: readonly Pick<RuleDescription, 'id' | 'severity' | 'source' | 'demand'>[];
}

const described = (rules: readonly Described[]): RuleGroupDescription['rules'] =>
  rules.map(([id, severity, zh, en]) => ({ id, severity, demand: { zh, en } }));

const READING = described([
  ['model-unreadable', 'error', '文件能够作为 BPMN 2.0 读取。', 'The file can be read as BPMN 2.0.'],
  [
    'model-too-large',
    'error',
    '文件的大小、嵌套和元素数量有限。',
    'Size, nesting and number of elements are within limits.',
  ],
  ['model-forbidden-markup', 'error', '文件中没有 DOCTYPE 和实体。', 'There is no DOCTYPE and no entity.'],
]);

const EXECUTION = described([
  [
    'unsupported',
    'error',
    '只使用能够正确执行的元素。',
    'Only constructs that are executed right are used; others are named.',
  ],
  ['drawn-only', 'warning', '只作图示的元素不会执行。', 'What is drawn but not executed is pointed out.'],
  ['condition-invalid', 'error', '条件是有效的 FEEL。', 'Conditions are valid FEEL.'],
  [
    'expression-invalid',
    'error',
    '其他表达式是有效的 FEEL。',
    'Other expressions of activities, gateways and events are valid FEEL.',
  ],
  ['expression-language', 'error', '表达式语言是 FEEL。', 'The expression language is FEEL.'],
  ['script-missing', 'error', '脚本任务有脚本。', 'A script task has a script.'],
  ['script-invalid', 'error', '脚本是有效的 FEEL。', 'Scripts are valid FEEL.'],
  ['timer-missing', 'error', '定时事件设置了时间。', 'A timer says its time.'],
  ['timer-invalid', 'error', '定时事件的表达式是有效的 FEEL。', 'Expressions of timers are valid FEEL.'],
  ['decision-unknown', 'error', '业务规则任务引用的决策存在。', 'The decision of a business rule task exists.'],
  ['decision-result', 'error', '决策结果有变量名。', 'The result of a decision has a variable.'],
  ['decision-several', 'error', '一个任务只有一个决策或作业。', 'A task has one decision or one job.'],
  ['decision-misplaced', 'error', '决策只设置在业务规则任务上。', 'Only business rule tasks have decisions.'],
  [
    'data-store-local',
    'warning',
    '数据存储的数据只属于各个流程实例。',
    'The data of a data store belongs to each instance.',
  ],
  ['correlation-invalid', 'error', '关联键是有效的 FEEL。', 'Correlation keys are valid FEEL.'],
  [
    'correlation-misplaced',
    'error',
    '流程的开始事件没有关联键。',
    'The start event of a process has no correlation key.',
  ],
  [
    'timer-working-time',
    'error',
    '只有天、小时、分、秒的时长按工作时间计算。',
    'Only durations of days, hours, minutes and seconds are counted in working time.',
  ],
]);

const JOBS: readonly Described[] = [
  [
    'job-missing',
    'error',
    '服务任务和业务规则任务说明要做什么。',
    'A service or business rule task says what is to be done.',
  ],
  ['job-several', 'error', '一个任务只有一个作业。', 'A task has one job.'],
  [
    'job-misplaced',
    'error',
    '作业只设置在服务、发送和业务规则任务上。',
    'Only service, send and business rule tasks have jobs.',
  ],
  ['job-incomplete', 'error', '作业的设置完整。', 'The settings of a job are complete.'],
  ['job-expression-invalid', 'error', '作业中的表达式是有效的 FEEL。', 'Expressions of jobs are valid FEEL.'],
  [
    'job-secret-misplaced',
    'error',
    'secrets 只用于发给对方系统的内容。',
    'Secrets are used only in what goes to the other system.',
  ],
  [
    'job-url-invalid',
    'error',
    '请求地址是完整的 http(s) 地址。',
    'The address of a request is a whole http(s) address.',
  ],
  ['job-header-invalid', 'error', '请求头有效，且不是由系统设置的。', 'Headers are valid and not the server’s to set.'],
  ['job-timeout-invalid', 'error', '超时为 1 秒到 2 分钟。', 'A timeout is from 1 second to 2 minutes.'],
  ['job-retry-invalid', 'error', '重试次数和间隔有效。', 'Attempts and back-off mean something.'],
  ['job-recipient-invalid', 'error', '收件人是邮箱地址或用户名。', 'Recipients are addresses or user names.'],
  [
    'job-topic-invalid',
    'error',
    '主题由字母、数字、点、连字符和下划线组成。',
    'A topic is made of letters, digits, dots, hyphens and underscores.',
  ],
  ['job-variable-invalid', 'error', '变量名是 FEEL 能直接使用的名称。', 'Names of variables can be said in FEEL.'],
  ['job-error-uncaught', 'warning', '作业抛出的错误有事件捕获。', 'An error that a job throws is caught by an event.'],
  ['job-answer-unused', 'warning', '人员查询的结果得到使用。', 'Something is made of the answer to a look-up.'],
];

const ITEM = described([
  ['process-executable', 'error', '恰好有一个可执行流程。', 'There is exactly one executable process.'],
  ['start-missing', 'error', '流程有开始事件。', 'The process has a start event.'],
  ['start-several', 'error', '至多一个无触发条件的开始事件。', 'There is one start event without a trigger at most.'],
  ['end-missing', 'error', '流程有结束事件。', 'The process has an end event.'],
  [
    'default-missing',
    'error',
    '按条件分支的网关有默认连线。',
    'A gateway that decides by conditions has a default flow.',
  ],
  ['default-has-condition', 'error', '默认连线不带条件。', 'A default flow has no condition.'],
  ['condition-missing', 'error', '按条件分支的连线有条件。', 'The other flows of such a gateway have conditions.'],
  ['choice-unnamed', 'warning', '供办理人选择的连线有名称。', 'Flows that a handler chooses among have names.'],
  ['flow-unknown', 'warning', '只使用已知的 flow: 设置。', 'Only known flow: settings are used.'],
  ['flow-word', 'error', 'flow: 设置的值有意义。', 'The words of flow: settings mean something.'],
  ['step-missing', 'error', '人工环节有 flow:step 设置。', 'A user task has a flow:step.'],
  ['assignment-missing', 'error', '人工环节有办理人规则。', 'A step says who works on it.'],
  ['assignment-incomplete', 'error', '办理人规则完整。', 'Assignments are complete.'],
  ['assignment-unknown', 'error', '引用的人员、角色、岗位、部门存在。', 'Users, roles, posts and departments exist.'],
  ['assignment-step-unknown', 'error', '引用的环节存在。', 'A step that an assignment refers to exists.'],
  [
    'assignment-expression-invalid',
    'error',
    '办理人表达式是有效的 FEEL。',
    'Expressions of assignments are valid FEEL.',
  ],
  [
    'vote-incomplete',
    'error',
    '按票决定的环节有通过比例或通过票数。',
    'A step that is decided by vote says by which share or threshold.',
  ],
  ['vote-expression-invalid', 'error', '票权和否决权是有效的 FEEL。', 'Weights and vetoes are valid FEEL.'],
  ['due-invalid', 'error', '环节的办理时限是能计算的时长。', 'The time that a step is due after can be counted.'],
  ['due-reminder-invalid', 'error', '提醒时间是能计算的时长。', 'Reminders are durations that can be counted.'],
  [
    'due-action-impossible',
    'error',
    '申请人填写的环节逾期时只通知。',
    'A step that the applicant fills in is only notified of when it is overdue.',
  ],
  [
    'due-reminder-void',
    'warning',
    '逾期即结束的环节没有逾期后的提醒。',
    'A step that is over when it is overdue has no reminders after that.',
  ],
  ['form-unknown', 'error', '引用的表单存在。', 'The form of a step exists.'],
  ...JOBS,
  ['diagram-missing', 'warning', '所有执行的元素都画在图上。', 'Everything that is executed is drawn.'],
]);

/** Found by playing the process (`checkSoundness` of packages/tokens), not by a rule here. */
const SOUNDNESS = described([
  [
    'deadlock',
    'error',
    '令牌不会卡在汇聚处。',
    'Nothing gets stuck at a join that waits for branches that never come.',
  ],
  ['never-completes', 'error', '从任何状态都能到达结束。', 'The process can complete from wherever it gets to.'],
  ['endless-loop', 'error', '没有不等待的无限循环。', 'The process does not run in circles without ever waiting.'],
  [
    'automatic-loop',
    'warning',
    '不等待的循环中有改变条件的环节。',
    'A loop that does not wait changes what decides about leaving it.',
  ],
  ['error-uncaught', 'warning', '抛出的错误有人捕获。', 'An error that is thrown is caught.'],
  [
    'unsynchronised',
    'warning',
    '并行分支汇聚后再继续。',
    'Parallel branches are joined before what is to be done once.',
  ],
  ['dead-step', 'warning', '每个元素都有可能到达。', 'Every element can be reached.'],
  [
    'soundness-unknown',
    'warning',
    '流程的可能状态足够少，可以全部检查。',
    'The process has few enough states to be checked completely.',
  ],
]);

/** Every rule, by what it is about, in the order in which they are checked. */
export const RULE_GROUPS: readonly RuleGroupDescription[] = [
  { title: { zh: '读取文件', en: 'Reading the file' }, rules: READING },
  {
    title: { zh: '结构：是否为正确的 BPMN 2.0', en: 'Structure: is it right BPMN 2.0' },
    rules: [XML_MALFORMED, ...STRUCTURE_RULES],
  },
  { title: { zh: '执行：能否运行', en: 'Execution: can it be run' }, rules: EXECUTION },
  { title: { zh: '健全性：能否总是走到结束', en: 'Soundness: can it always complete' }, rules: SOUNDNESS },
  { title: { zh: '事项：服务事项的要求', en: 'Item: what a service item needs' }, rules: ITEM },
];
