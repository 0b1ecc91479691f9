import type { Changes, JobRequest, NotificationDraft } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import type { ItemManifest } from '@flowhall/items';
import { proposeDeputy } from '../deputies/index.ts';
import type { Message } from '../notifications/index.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { enqueueOutside } from './outside-jobs.ts';
import type { InstanceServices, WaitingExecution } from './services.ts';
import { tellAdministrators } from './tell-administrators.ts';

export interface Announcement {
  /** Null for a new instance. */
  readonly before: LoadedInstance | null;
  readonly after: LoadedInstance;
  readonly changes: Changes;
  /** Of the item. */
  readonly manifest: Pick<ItemManifest, 'absence'>;
}

/** Everything that goes out after an action; all of it becomes real only when the transaction commits. */
export async function announce(services: InstanceServices, tx: Transaction, news: Announcement): Promise<void> {
  const { after, changes } = news;
  const instanceId = after.state.id;
  const executionOf = ({ executionId }: JobRequest) => ({ instanceId, executionId });
  const incidents = changes.incidents.created;
  for (const { elementId, message } of incidents) {
    services.log.error({ instanceId, elementId, reason: message }, 'process cannot go on');
  }
  const { title, number } = after;
  // None waits for the answer to another; the database keeps their order.
  await Promise.all([
    enqueueOutside(services, tx, after, changes),
    services.startJobs(tx, changes.jobs.created.map(executionOf)),
    services.retryJobs(tx, retriedJobs(news)),
    tellPeople(services, tx, news),
    ...(isApprovedNow(news) ? proposals(services, tx, news) : []),
    ...(incidents.length > 0 ? [tellAdministrators(services, tx, { id: instanceId, title, number })] : []),
  ]);
}

/** Those to whom something comes, and who works for them meanwhile; the pages of everybody concerned look again. */
async function tellPeople(services: InstanceServices, tx: Transaction, news: Announcement): Promise<void> {
  const { after, changes } = news;
  const messages = changes.notifications.map((draft) => toMessage(draft, news));
  const people = concerned(news);
  const deputies = await services.deputies.deputiesOf(tx, [...people], after.itemKey);
  const toDeputies = messages
    .filter((message) => message.taskId !== null)
    .flatMap((message) => (deputies.get(message.userId) ?? []).map((userId) => ({ message, userId })))
    .filter(({ userId }) => userId !== after.state.initiatorId && !messages.some((one) => one.userId === userId));
  const names = await services.directory(tx).peopleByIds([...new Set(toDeputies.map((one) => one.message.userId))]);
  const forwarded = toDeputies.map(({ message, userId }): Message => {
    const behalf = names.find((person) => person.id === message.userId)?.name ?? null;
    return { ...message, userId, params: { ...message.params, behalf } };
  });
  const change = { kind: 'instance', instanceId: after.state.id } as const;
  services.publish(tx, [...people, ...[...deputies.values()].flat()], change);
  await services.notify(tx, [...messages, ...forwarded]);
}

const isApprovedNow = ({ before, after }: Announcement): boolean =>
  after.state.status === 'completed' && before?.state.status !== 'completed';

/** Whoever will be away is asked who works for them meanwhile. */
function proposals(services: InstanceServices, tx: Transaction, { after, manifest }: Announcement): Promise<void>[] {
  const { absence: fields } = manifest;
  if (!fields) return [];
  const { title, number, state } = after;
  const { id: instanceId, initiatorId: userId } = state;
  return [proposeDeputy(services, tx, { instanceId, userId, title, number, fields, form: state.variables.form })];
}

/** Service tasks that an operator lets be tried again. */
const retriedJobs = ({ after, changes }: Announcement): WaitingExecution[] =>
  changes.incidents.resolved.flatMap(({ incident: { kind, executionId }, retried }) =>
    retried && kind === 'job' && executionId !== null ? [{ instanceId: after.state.id, executionId }] : [],
  );

function toMessage(draft: NotificationDraft, news: Announcement): Message {
  const { userId, taskId, stepName: step, by, channels } = draft;
  const { state, title, number } = news.after;
  const params = { title, number, step, actor: by?.name ?? null };
  return { userId, event: eventOf(draft, news), instanceId: state.id, taskId, params, channels };
}

function eventOf(draft: NotificationDraft, { after, changes }: Announcement): Message['event'] {
  if (draft.event !== 'task-assigned') return draft.event;
  if (changes.history.some((entry) => entry.action === 'transfer')) return 'transferred';
  const task = after.state.tasks.find((one) => one.id === draft.taskId);
  return task && task.assigneeId === null ? 'task-claimable' : 'task-assigned';
}

/** People whose pages show something else now: applicants, participants of this action, old and new handlers. */
function concerned({ before, after, changes }: Announcement): Set<string> {
  const tasks = [...(before?.state.tasks ?? []), ...after.state.tasks, ...changes.tasks.updated];
  return new Set([
    after.state.initiatorId,
    ...changes.participants.map((participant) => participant.userId),
    ...changes.history.flatMap((entry) => entry.actorId ?? []),
    ...tasks.flatMap((task) => [...(task.assigneeId ? [task.assigneeId] : []), ...task.candidateIds]),
  ]);
}
