import type { LocalizedText } from '../text.ts';
import type { Hint } from './hints.ts';
import { juelToFeel } from './juel.ts';

/** The settings that the hints at a user task come to. */
export interface StepFromHints {
  attributes: Record<string, string>;
  assignments: Record<string, string>[];
  due?: string;
  mapped: { hint: Hint; message: LocalizedText }[];
}

/** Hints that say who works on a step, with what and until when. */
export const USED_BY_STEPS: ReadonlySet<string> = new Set([
  'assignee',
  'candidateUsers',
  'candidateGroups',
  'formKey',
  'formRef',
  'formId',
  'formDefinition',
  'assignmentDefinition',
  'taskSchedule',
  'dueDate',
]);

const INITIATOR = /^(?:[$#]\{?)?\s*(?:initiator|starter|applicant|startUserId|applyUserId|INITIATOR)\s*\}?$/;

const list = (value: string): string[] => value.split(/[,，;]/).flatMap((one) => one.trim() || []);
const isExpression = (value: string): boolean => /[$#]\{/.test(value) || value.trimStart().startsWith('=');
const feelOf = (value: string): string | undefined =>
  value.trimStart().startsWith('=') ? value.trim().slice(1).trim() : juelToFeel(value);

/** Name of a form: the file's name of a key such as `embedded:app:forms/leave.html`. */
const formName = (key: string): string =>
  key
    .replace(/^.*[:/]/, '')
    .replace(/\.(?:html?|json|form)$/, '')
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();

/** Reads what hints say of a step. */
export function stepFromHints(hints: readonly Hint[]): StepFromHints {
  const step: StepFromHints = { attributes: {}, assignments: [], mapped: [] };
  const say = (hint: Hint, zh: string, en: string) => step.mapped.push({ hint, message: { zh, en } });
  for (const hint of hints) {
    const { name, value, attributes } = hint;
    if (name === 'assignee') assignee(step, hint, value, say);
    else if (name === 'candidateUsers') candidates(step, hint, value, 'users', say);
    else if (name === 'candidateGroups') candidates(step, hint, value, 'role', say);
    else if (name === 'assignmentDefinition') {
      if (attributes.assignee) assignee(step, hint, attributes.assignee, say);
      if (attributes.candidateUsers) candidates(step, hint, attributes.candidateUsers, 'users', say);
      if (attributes.candidateGroups) candidates(step, hint, attributes.candidateGroups, 'role', say);
    } else if (/^form(?:Key|Ref|Id|Definition)$/.test(name)) form(step, hint, say);
    else if (name === 'dueDate') due(step, hint, value, say);
    else if (name === 'taskSchedule' && attributes.dueDate) due(step, hint, attributes.dueDate, say);
  }
  if (step.mapped.length > 0 && step.assignments.length > 0) {
    const onlyInitiator = step.assignments.every(({ rule }) => rule === 'initiator');
    step.attributes.kind = onlyInitiator ? 'apply' : 'approve';
    if (!onlyInitiator) step.attributes.onNobody = 'admins';
  }
  return step;
}

type Say = (hint: Hint, zh: string, en: string) => void;

function assignee(step: StepFromHints, hint: Hint, value: string, say: Say): void {
  if (INITIATOR.test(value.trim())) {
    step.assignments.push({ rule: 'initiator' });
    say(hint, '办理人：申请人', 'People: the applicant');
  } else if (isExpression(value)) {
    const expression = feelOf(value);
    if (expression === undefined) return;
    step.assignments.push({ rule: 'expression', expression });
    say(hint, `办理人：表达式 ${expression}`, `People: the expression ${expression}`);
  } else {
    step.assignments.push({ rule: 'users', users: value.trim() });
    say(hint, `办理人：${value.trim()}`, `People: ${value.trim()}`);
  }
}

function candidates(step: StepFromHints, hint: Hint, value: string, rule: 'users' | 'role', say: Say): void {
  if (isExpression(value)) {
    const expression = rule === 'users' ? feelOf(value) : undefined;
    if (expression === undefined) return;
    step.assignments.push({ rule: 'expression', expression });
    say(hint, `候选人：表达式 ${expression}`, `Candidates: the expression ${expression}`);
  } else {
    const names = list(value);
    if (rule === 'users') step.assignments.push({ rule, users: names.join(' ') });
    else for (const role of names) step.assignments.push({ rule, role });
    const shown = names.join(', ');
    say(
      hint,
      rule === 'users' ? `候选人：${shown}` : `候选角色：${shown}`,
      rule === 'users' ? `Candidates: ${shown}` : `Roles: ${shown}`,
    );
  }
  step.attributes.mode ??= 'claim';
}

function form(step: StepFromHints, hint: Hint, say: Say): void {
  const { formKey, formId } = hint.attributes;
  const key = hint.value || formId || formKey || '';
  const name = isExpression(key) ? '' : formName(key);
  if (name === '') return;
  step.attributes.form ??= name;
  say(hint, `表单：${name}（请建立该表单，或另选一个）`, `Form: ${name} (make it, or choose another)`);
}

function due(step: StepFromHints, hint: Hint, value: string, say: Say): void {
  const text = value.trim();
  const literal = /^P[\dTYMWDHS.]+$/.test(text) ? text : undefined;
  const expression = literal === undefined && text.startsWith('=') ? text : undefined;
  const after = literal ?? expression;
  if (after === undefined) return;
  step.due = after;
  say(hint, `办理时限：${after}`, `To be done within ${after}`);
}
