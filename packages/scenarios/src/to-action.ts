import type { Action, NextChoice } from '@flowhall/approval';
import type { Application } from './application.ts';
import { enclosedWith } from './enclosed-with.ts';
import { NotPlayable } from './refusal.ts';
import type { ActEntry } from './scenario.ts';

type Accept = (
  stepId: string,
  incoming: Readonly<Record<string, unknown>>,
  validate: boolean,
) => Record<string, unknown>;

/** The action that an entry means on an application as it is. */
export function toAction(application: Application, entry: ActEntry, accept: Accept): Action {
  const { opinion } = entry;
  const people = typeof entry.to === 'string' ? [entry.to] : (entry.to ?? []);
  switch (entry.do) {
    case 'withdraw':
    case 'terminate':
    case 'urge':
      return { type: entry.do, opinion };
    case 'cc':
      return { type: 'cc', opinion, userIds: people };
    case 'retry':
    case 'resolve':
      return { type: entry.do, opinion, incidentId: incidentAt(application, entry.at) };
    default:
      return onTask(application, entry, { what: entry.do, people, accept });
  }
}

interface OnTask {
  readonly what: Exclude<ActEntry['do'], 'withdraw' | 'terminate' | 'urge' | 'cc' | 'retry' | 'resolve'>;
  readonly people: readonly string[];
  readonly accept: Accept;
}

function onTask(application: Application, entry: ActEntry, { what, people, accept }: OnTask): Action {
  const { at = '', opinion } = entry;
  const task = application.task(at, entry.by);
  if (!task) throw new NotPlayable(`步骤“${at}”没有待办`, `no open task at "${at}"`);
  const about = { taskId: task.id, opinion, ...enclosedWith(entry) };
  const [first = ''] = people;
  switch (what) {
    case 'claim':
    case 'release':
      return { type: what, taskId: task.id };
    case 'transfer':
    case 'delegate':
      return { type: what, ...about, toUserId: first };
    case 'add-sign':
      return { type: 'add-sign', ...about, kind: entry.sign ?? 'before', userIds: people };
    case 'remove-sign':
      return { type: 'remove-sign', taskId: task.id, opinion, userIds: people, next: nextChoice(entry.next) };
    case 'return': {
      const target = first === 'previous' || first === 'initiator' ? first : { stepId: first };
      return { type: 'return', ...about, target, resume: entry.resume };
    }
    case 'agree':
    case 'disagree': {
      const form = accept(task.stepId, entry.form ?? {}, what === 'agree');
      return { type: 'complete', ...about, outcome: what, form, next: nextChoice(entry.next) };
    }
  }
}

function incidentAt({ state }: Application, elementId: string | undefined): string {
  const found = state.incidents.find((one) => elementId === undefined || one.elementId === elementId);
  if (!found) {
    const at = elementId ?? '';
    throw new NotPlayable(`“${at}”没有需要处理的问题`, `there is no incident at "${at}"`);
  }
  return found.id;
}

export const nextChoice = (next: ActEntry['next']): NextChoice => ({ flowId: next?.flow, assignees: next?.assignees });
