interface Subject {
  readonly event: string;
  readonly taskId: string | null;
  readonly instanceId: string | null;
}

/** Path of the page that a notification is about. */
export function pageOf({ event, taskId, instanceId }: Subject): string {
  if (event === 'deputy-proposed' || event === 'deputy-named') return '/deputies';
  if (taskId) return `/tasks/${taskId}`;
  return instanceId ? `/applications/${instanceId}` : '/notifications';
}
