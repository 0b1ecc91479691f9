import { activityDoing } from './work.ts';

/** Waits until somebody has done it; so does a manual task. */
export const UserTask = activityDoing({ enter: () => 'waits' });
