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
  STEP_CHANNELS,
  STEP_EVENTS,
  STEP_KINDS,
  STEP_MODES,
} from '../flow.ts';
import { DOCUMENT_LANGUAGES, HTTP_METHODS } from '../flow-jobs.ts';
import { child, children, extensions, listAttribute, type ModdleElement } from '../moddle-element.ts';
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
const DOCUMENT: Words = { lang: DOCUMENT_LANGUAGES };
const DUE: Words = { counts: DUE_COUNTS, overdue: OVERDUE_ACTIONS };
const NOTIFICATION: Words = { event: STEP_EVENTS };
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
      for (const part of children(step, 'notifications')) {
        yield* check(element, part, NOTIFICATION);
        yield* checkChannels(element, part);
      }
    }
    for (const cc of extensions(element, 'flow:Cc'))
      for (const part of children(cc, 'assignments')) yield* check(element, part, ASSIGNMENT);
    for (const http of extensions(element, 'flow:Http')) yield* check(element, http, HTTP);
    for (const document of extensions(element, 'flow:Document')) yield* check(element, document, DOCUMENT);
    for (const name of extensions(element, 'flow:Name')) yield* check(element, name, NAME);
    for (const branching of extensions(element, 'flow:Branching')) yield* check(element, branching, BRANCHING);
  }
};

function* check(owner: ModdleElement, setting: ModdleElement, words: Words): Iterable<RuleFinding> {
  for (const [attribute, allowed] of Object.entries(words)) {
    const value = setting[attribute];
    if (typeof value === 'string' && allowed.includes(value)) continue;
    const tag = setting.$type.replace(/^flow:(.)/, (_, first: string) => `flow:${first.toLowerCase()}`);
    const given = typeof value === 'string' ? value : '';
    yield meaningless(owner, `${tag} ${attribute}="${given}"`, allowed);
  }
}

function meaningless(owner: ModdleElement, given: string, allowed: readonly string[]): RuleFinding {
  const which = label(owner);
  return error(
    'flow-word',
    owner.id,
    { zh: `${which.zh}的 ${given} 不可用。`, en: `${which.en}: ${given} means nothing.` },
    { zh: `请使用：${allowed.join('、')}。`, en: `Use one of: ${allowed.join(', ')}.` },
  );
}

function* checkChannels(owner: ModdleElement, setting: ModdleElement): Iterable<RuleFinding> {
  const channels = listAttribute(setting, 'channels');
  const known: readonly string[] = STEP_CHANNELS;
  if (channels.length > 0 && channels.every((one) => known.includes(one))) return;
  yield meaningless(owner, `flow:notification channels="${channels.join(' ')}"`, STEP_CHANNELS);
}
