export { ownerOf } from './owner.ts';
export { scheduleStarts } from './schedule-starts.ts';
export { START_BY_TIMER, type StartTimerJob, startByTimer } from './start-by-timer.ts';
