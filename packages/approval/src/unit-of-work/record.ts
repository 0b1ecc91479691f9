import { ApprovalError } from '../errors.ts';
import type { HistoryAction, HistoryDetail, HistoryEntry, RecordedPerson } from '../history/history-entry.ts';
import { localName } from '../model.ts';
import type { Person } from '../organisation.ts';
import { recorded } from '../person.ts';
import type { Task } from '../state.ts';
import type { HistoryDraft, Work } from './work.ts';

/** A person of the directory by id. */
export async function personById(work: Work, id: string): Promise<Person> {
  if (id === work.initiator.person.id) return work.initiator.person;
  const [person] = await work.ports.directory.peopleByIds([id]);
  if (!person) throw new ApprovalError('not-found', { user: id });
  return person;
}

/** People of the directory as records show them; ids that are gone are left out. */
export async function recordedByIds(work: Work, ids: readonly string[]): Promise<RecordedPerson[]> {
  if (ids.length === 0) return [];
  return (await work.ports.directory.peopleByIds(ids)).map(recorded);
}

interface Entry {
  readonly action: HistoryAction;
  readonly task?: Task | null;
  readonly stepId?: string | null;
  readonly opinion?: string | null;
  readonly changes?: HistoryEntry['changes'];
  readonly detail?: Partial<HistoryDetail>;
}

/** Notes what the actor did. */
export async function recordByActor(work: Work, entry: Entry): Promise<HistoryDraft> {
  const { actor } = work;
  const person = actor ? recorded(await personById(work, actor.userId)) : null;
  const behalf = actor?.onBehalfOfId ? recorded(await personById(work, actor.onBehalfOfId)) : undefined;
  const waited = entry.task?.openedAt ? Date.parse(work.at) - Date.parse(entry.task.openedAt) : undefined;
  return push(work, entry, {
    actor: person,
    ...(behalf && { onBehalfOf: behalf }),
    ...(waited !== undefined && { waitedMs: waited, waitedWorkMs: workingTimeSince(work, entry.task?.openedAt) }),
    ...entry.detail,
  });
}

const workingTimeSince = ({ ports, at }: Work, since: string | null | undefined): number =>
  ports.calendar.workingTimeBetween(new Date(since ?? at), new Date(at));

/** Notes what happened by itself. */
export const recordBySystem = (work: Work, entry: Entry): HistoryDraft =>
  push(work, entry, { actor: null, ...entry.detail });

function push(work: Work, entry: Entry, detail: HistoryDetail): HistoryDraft {
  const stepId = entry.task?.stepId ?? entry.stepId ?? null;
  const draft: HistoryDraft = {
    action: entry.action,
    actorId: detail.actor?.id ?? null,
    onBehalfOfId: detail.onBehalfOf?.id ?? null,
    taskId: entry.task?.id ?? null,
    stepId,
    stepName: stepId ? nameOf(work, stepId) : null,
    opinion: entry.opinion?.trim() || null,
    detail,
    changes: entry.changes ?? [],
    at: work.at,
  };
  work.history.push(draft);
  return draft;
}

function nameOf(work: Work, stepId: string): HistoryDraft['stepName'] {
  const node = work.model.nodes.get(stepId);
  return node ? localName(node) : null;
}
