import {
  ASSIGNMENT_RULES,
  DISAGREES,
  DUE_COUNTS,
  NEEDS,
  ON_NOBODY,
  ON_SAME_PERSON,
  OPINIONS,
  OVERDUE_ACTIONS,
  PICKS,
  STEP_ACTIONS,
  STEP_KINDS,
  STEP_MODES,
} from '../flow.ts';
import { HTTP_METHODS } from '../flow-jobs.ts';
import { child, children, extensions, type ModdleElement } from '../moddle-element.ts';
import { elements, error, label, type RuleFinding, type RuleGroup } from './rule.ts';

type Words = Record<string, readonly string[]>;

const STEP: Words = {
  kind: STEP_KINDS,
  mode: STEP_MODES,
  pick: PICKS,
  disagree: DISAGREES,
  onNobody: ON_NOBODY,
  onSamePerson: ON_SAME_PERSON,
};
const ASSIGNMENT: Words = { rule: ASSIGNMENT_RULES };
const ACTION: Words = { name: STEP_ACTIONS, opinion: OPINIONS, signature: NEEDS, attachment: NEEDS };
const NAME: Words = { lang: ['zh', 'en'] };
const HTTP: Words = { method: HTTP_METHODS };
const DUE: Words = { counts: DUE_COUNTS, overdue: OVERDUE_ACTIONS };
const BRANCHING: Words = { choice: ['condition', 'manual'] };

/** Settings use the words that mean something: a mistyped one must not silently become the default. */
export const wordRules: RuleGroup = function* (input) {
  for (const element of elements(input)) {
    for (const step of extensions(element, 'flow:Step')) {
      yield* check(element, step, STEP);
      const due = child(step, 'due');
      if (due) yield* check(element, due, DUE);
      for (const part of children(step, 'assignments')) yield* check(element, part, ASSIGNMENT);
      for (const part of children(step, 'actions')) yield* check(element, part, ACTION);
      for (const part of children(step, 'names')) yield* check(element, part, NAME);
    }
    for (const cc of extensions(element, 'flow:Cc'))
      for (const part of children(cc, 'assignments')) yield* check(element, part, ASSIGNMENT);
    for (const http of extensions(element, 'flow:Http')) yield* check(element, http, HTTP);
    for (const name of extensions(element, 'flow:Name')) yield* check(element, name, NAME);
    for (const branching of extensions(element, 'flow:Branching')) yield* check(element, branching, BRANCHING);
  }
};

function* check(owner: ModdleElement, setting: ModdleElement, words: Words): Iterable<RuleFinding> {
  for (const [attribute, allowed] of Object.entries(words)) {
    const value = setting[attribute];
    if (typeof value === 'string' && allowed.includes(value)) continue;
    const which = label(owner);
    const tag = setting.$type.replace(/^flow:(.)/, (_, first: string) => `flow:${first.toLowerCase()}`);
    const given = typeof value === 'string' ? value : '';
    yield error(
      'flow-word',
      owner.id,
      {
        zh: `${which.zh}的 ${tag} ${attribute}="${given}" 不可用。`,
        en: `${which.en}: ${tag} ${attribute}="${given}" means nothing.`,
      },
      { zh: `请使用：${allowed.join('、')}。`, en: `Use one of: ${allowed.join(', ')}.` },
    );
  }
}
