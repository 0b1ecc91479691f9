import { activityDoing } from './work.ts';

/** A task that says nothing of how it is done is passed. */
export const Task = activityDoing({ enter: () => 'done' });
