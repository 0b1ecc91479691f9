export { presentAction } from './action-labels.ts';
export { countTaskRows } from './count-rows.ts';
export { tasksRoutes } from './tasks.routes.ts';
