export { countTaskRows } from './count-rows.ts';
export { tasksRoutes } from './tasks.routes.ts';
