export { externalTasksRoutes } from './external-tasks.routes.ts';
export { retryJobs } from './retry-jobs.ts';
export { runJob } from './run-job.ts';
export { enqueueRun, RUN_SERVICE_JOB } from './run-queue.ts';
