import type { NotificationView } from '@flowhall/contracts';
import { paths } from '../../lib/paths.ts';

const TASK_EVENTS = new Set<NotificationView['event']>([
  'task-assigned',
  'task-claimable',
  'transferred',
  'returned',
  'urged',
  'due-soon',
  'overdue',
  'escalated',
]);

/** The page that a notification is about. */
export function notificationTarget({ event, taskId, instanceId }: NotificationView): string {
  if (event === 'deputy-proposed' || event === 'deputy-named') return paths.deputies;
  if (taskId && TASK_EVENTS.has(event)) return paths.task(taskId);
  return instanceId ? paths.application(instanceId) : paths.notifications;
}
