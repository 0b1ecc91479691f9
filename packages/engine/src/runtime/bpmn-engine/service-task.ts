import { activityDoing, requestJob } from './work.ts';

/** A job for a connector or an external worker; the library's own would run it within the step and again by loading. */
export const ServiceTask = activityDoing({
  enter(work) {
    requestJob(work);
    return 'waits';
  },
});
