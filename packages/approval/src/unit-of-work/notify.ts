import { stepOf } from '../model.ts';
import type { NotificationEvent } from '../result.ts';
import { recordedByIds } from './record.ts';
import type { Work } from './work.ts';

interface Message {
  readonly event: NotificationEvent;
  readonly userIds: readonly string[];
  readonly taskId?: string | null;
  readonly stepId?: string | null;
  readonly opinion?: string | null;
}

/** Notes whom to tell what; nobody is told of what they did themselves. */
export async function notify(work: Work, message: Message): Promise<void> {
  const actorId = work.actor?.userId;
  const [by = null] = actorId ? await recordedByIds(work, [actorId]) : [];
  const step = message.stepId ? work.model.steps.get(message.stepId) : undefined;
  const ofStep = step?.settings.notifications.filter((one) => one.event === message.event) ?? [];
  const channels = [...new Set([...work.channels, ...ofStep.flatMap((one) => one.channels)])];
  for (const userId of new Set(message.userIds)) {
    if (userId === actorId) continue;
    work.notifications.push({
      userId,
      event: message.event,
      taskId: message.taskId ?? null,
      stepId: message.stepId ?? null,
      stepName: message.stepId ? stepOf(work.model, message.stepId).name : null,
      by,
      opinion: message.opinion?.trim() || null,
      channels,
    });
  }
}
