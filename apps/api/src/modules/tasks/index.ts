export { countTaskRows } from './count-rows.ts';
export { presentAction } from './action-labels.ts';
export { countTodos } from './count-todos.ts';
export { tasksRoutes } from './tasks.routes.ts';
