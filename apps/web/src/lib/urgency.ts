export type Urgency = 'overdue' | 'soon' | 'later';

const DAY = 24 * 60 * 60 * 1000;

/** How pressing something is by when it is due; `now` in milliseconds. */
export function urgencyOf(dueAt: string, now: number): Urgency {
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'overdue';
  return left < DAY ? 'soon' : 'later';
}
