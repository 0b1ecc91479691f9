import type { Assignment } from './assignment.ts';
import { feelSource } from './feel-source.ts';
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
} from './flow.ts';
import { child, children, extensions, isElement, listAttribute, type ModdleElement, text } from './moddle-element.ts';
import type { FlowNode } from './process-model.ts';
import { readAssignment } from './read-assignment.ts';
import type { ActionSetting, DueSetting, OnNobody, StepSettings, VoteSetting } from './step-settings.ts';
import type { Names } from './text.ts';

/** A flow node of the model, or a moddle element (bpmn-js: business object). */
export type SettingsSource = FlowNode | ModdleElement;

/** The value if it is one of the allowed words, else the fallback: validation names wrong words. */
function oneOf<const T extends readonly string[]>(words: T, value: string | undefined, fallback: T[number]): T[number] {
  return words.find((word) => word === value) ?? fallback;
}

/** Typed settings of a user task; nothing when it has no `flow:step`. Wrong words fall back to the default. */
export function readStepSettings(node: SettingsSource): StepSettings | undefined {
  if (!isElement(node)) return node.step;
  const step = extensions(node, 'flow:Step')[0];
  if (!step) return undefined;
  const form = text(step, 'form');
  const vote = child(step, 'vote');
  const due = child(step, 'due');
  return {
    kind: oneOf(STEP_KINDS, text(step, 'kind'), 'approve'),
    ...(form && { form }),
    mode: oneOf(STEP_MODES, text(step, 'mode'), 'single'),
    ...(vote && { vote: readVote(vote) }),
    pick: oneOf(PICKS, text(step, 'pick'), 'no'),
    disagree: oneOf(DISAGREES, text(step, 'disagree'), 'reject'),
    assignments: readAssignments(step),
    actions: readActions(step),
    onNobody: readOnNobody(step),
    onSamePerson: oneOf(ON_SAME_PERSON, text(step, 'onSamePerson'), 'ask'),
    notifications: children(step, 'notifications').map((n) => ({
      event: text(n, 'event') ?? '',
      channels: listAttribute(n, 'channels'),
    })),
    ...(due && { due: readDue(due) }),
  };
}

/** Who gets a read-only copy (`flow:cc`). */
export function readCc(node: SettingsSource): Assignment[] {
  return isElement(node) ? extensions(node, 'flow:Cc').flatMap(readAssignments) : node.cc;
}

/** Whether the handler chooses among the outgoing flows (`flow:branching choice="manual"`). */
export function isManualBranching(node: SettingsSource): boolean {
  if (!isElement(node)) return node.manualBranching;
  return extensions(node, 'flow:Branching').some((b) => text(b, 'choice') === 'manual');
}

/** Names by language (`flow:name`). */
export function readNames(element: ModdleElement): Names {
  const names: Names = {};
  const direct = extensions(element, 'flow:Name');
  const inStep = extensions(element, 'flow:Step').flatMap((step) => children(step, 'names'));
  for (const name of [...inStep, ...direct]) {
    const lang = text(name, 'lang');
    const value = text(name, 'text')?.trim();
    if (value && (lang === 'zh' || lang === 'en')) names[lang] = value;
  }
  return names;
}

function readAssignments(holder: ModdleElement): Assignment[] {
  return children(holder, 'assignments').flatMap((element) => {
    const rule = ASSIGNMENT_RULES.find((r) => r === text(element, 'rule'));
    return rule ? [readAssignment(rule, element)] : [];
  });
}

function readVote(element: ModdleElement): VoteSetting {
  const share = readShare(text(element, 'share'));
  const threshold = Number(text(element, 'threshold') ?? Number.NaN);
  const weight = text(element, 'weight');
  const veto = text(element, 'veto');
  return {
    ...(share !== undefined && { share }),
    ...(Number.isFinite(threshold) && { threshold }),
    ...(weight && { weight: feelSource(weight) }),
    ...(veto && { veto: feelSource(veto) }),
  };
}

const readDue = (element: ModdleElement): DueSetting => ({
  after: text(element, 'after')?.trim() ?? '',
  counts: oneOf(DUE_COUNTS, text(element, 'counts'), 'working'),
  remindBefore: listAttribute(element, 'remindBefore'),
  remindAfter: listAttribute(element, 'remindAfter'),
  overdue: oneOf(OVERDUE_ACTIONS, text(element, 'overdue'), 'notify'),
});

/** A share as a fraction (`2/3`), a percentage (`60%`) or a number (`0.6`). */
function readShare(written: string | undefined): number | undefined {
  const [, numerator, denominator, percent] =
    /^\s*(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+)|(\s*%))?\s*$/.exec(written ?? '') ?? [];
  if (numerator === undefined) return undefined;
  return Number(numerator) / (percent ? 100 : Number(denominator ?? 1));
}

function readActions(step: ModdleElement): ActionSetting[] {
  const actions = children(step, 'actions').flatMap((element): ActionSetting[] => {
    const name = STEP_ACTIONS.find((a) => a === text(element, 'name'));
    if (!name) return [];
    const zh = text(element, 'labelZh');
    const en = text(element, 'labelEn');
    return [
      {
        name,
        labels: { ...(zh && { zh }), ...(en && { en }) },
        opinion: oneOf(OPINIONS, text(element, 'opinion'), 'optional'),
        signature: oneOf(NEEDS, text(element, 'signature'), 'none'),
        attachment: oneOf(NEEDS, text(element, 'attachment'), 'none'),
      },
    ];
  });
  if (actions.some((a) => a.name === 'agree')) return actions;
  return [{ name: 'agree', labels: {}, opinion: 'optional', signature: 'none', attachment: 'none' }, ...actions];
}

function readOnNobody(step: ModdleElement): OnNobody {
  const then = oneOf(ON_NOBODY, text(step, 'onNobody'), 'refuse');
  return then === 'users' ? { then, users: listAttribute(step, 'onNobodyUsers') } : { then };
}
