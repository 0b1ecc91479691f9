/** Path of the page that a notification is about. */
export function pageOf({ taskId, instanceId }: { taskId: string | null; instanceId: string | null }): string {
  if (taskId) return `/tasks/${taskId}`;
  return instanceId ? `/applications/${instanceId}` : '/notifications';
}
