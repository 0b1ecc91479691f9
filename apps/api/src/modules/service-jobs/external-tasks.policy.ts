import type { Actor } from '../../http/actor.ts';

/** Whether a caller with the permission to work may do so on a topic: people on all, programs on those of their token. */
export function mayWorkOn({ topics }: Actor, topic: string): boolean {
  if (!topics) return true;
  return topics.some((one) => (one.endsWith('*') ? topic.startsWith(one.slice(0, -1)) : topic === one));
}
