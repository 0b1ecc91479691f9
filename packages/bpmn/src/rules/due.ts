import { type Duration, parseDuration } from '@flowhall/calendar';
import { syntaxFault } from '@flowhall/feel';
import { feelSource } from '../feel-source.ts';
import type { FlowNode } from '../process-model.ts';
import type { DueSetting } from '../step-settings.ts';
import { error, label, type RuleFinding, type RuleGroup, warning } from './rule.ts';

/** A step that is due at some time says when so that it can be counted, and what happens then suits the step. */
export const dueRules: RuleGroup = function* ({ parsed }) {
  for (const node of parsed.model.nodes) {
    const due = node.step?.due;
    if (!due) continue;
    if (!isDue(due)) yield invalid(node, due.after);
    const reminders = [...due.remindBefore, ...due.remindAfter];
    for (const text of reminders) if (!isCounted(text, due)) yield invalidReminder(node, text);
    if (node.step?.kind === 'apply' && due.overdue !== 'notify') yield impossible(node, due.overdue);
    const closes = due.overdue === 'auto-agree' || due.overdue.startsWith('return-');
    if (closes && due.remindAfter.length > 0) yield pointless(node, due.overdue);
  }
};

const isDue = (due: DueSetting): boolean =>
  due.after.startsWith('=') ? !syntaxFault(feelSource(due.after)) : isCounted(due.after, due);

/** A length of time above nothing; in working time a week or month has no fixed length. */
function isCounted(text: string, { counts }: DueSetting): boolean {
  const duration = parseDuration(text);
  if (!duration || !isPositive(duration)) return false;
  return counts === 'clock' || (duration.months === 0 && !text.includes('W'));
}

const isPositive = ({ months, days, time }: Duration): boolean =>
  months >= 0 && days >= 0 && time >= 0 && months + days + time > 0;

function invalid(node: FlowNode, after: string): RuleFinding {
  const which = label(node);
  return error(
    'due-invalid',
    node.id,
    {
      zh: `环节${which.zh}的办理时限 flow:due after="${after}" 不是有效的时长。`,
      en: `flow:due after="${after}" of step ${which.en} is no duration that can be counted.`,
    },
    {
      zh: '请填写时长，例如 P2D（两个工作日）或 PT4H（四个工作小时），或以 = 开头的 FEEL；按周、月计算须设置 counts="clock"。',
      en: 'Write a duration such as P2D (two working days) or PT4H (four office hours), or FEEL after =; weeks and months need counts="clock".',
    },
  );
}

function invalidReminder(node: FlowNode, text: string): RuleFinding {
  const which = label(node);
  return error(
    'due-reminder-invalid',
    node.id,
    {
      zh: `环节${which.zh}的提醒时间“${text}”不是有效的时长。`,
      en: `The reminder "${text}" of step ${which.en} is no duration that can be counted.`,
    },
    { zh: '请填写时长，例如 remindBefore="P1D PT2H"。', en: 'Write durations, such as remindBefore="P1D PT2H".' },
  );
}

function impossible(node: FlowNode, overdue: string): RuleFinding {
  const which = label(node);
  return error(
    'due-action-impossible',
    node.id,
    {
      zh: `环节${which.zh}由申请人填写，逾期时不能执行 ${overdue}。`,
      en: `Step ${which.en} is filled in by the applicant: ${overdue} is impossible when it is overdue.`,
    },
    { zh: '请改为 overdue="notify"。', en: 'Use overdue="notify".' },
  );
}

function pointless(node: FlowNode, overdue: string): RuleFinding {
  const which = label(node);
  return warning(
    'due-reminder-void',
    node.id,
    {
      zh: `环节${which.zh}逾期即执行 ${overdue}，之后的提醒（remindAfter）通常不会发出。`,
      en: `Step ${which.en} is over with ${overdue} as soon as it is overdue: reminders after that (remindAfter) are hardly ever sent.`,
    },
    { zh: '请删除 remindAfter。', en: 'Remove remindAfter.' },
  );
}
