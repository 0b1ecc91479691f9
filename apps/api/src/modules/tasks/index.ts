export { countTodos } from './count-todos.ts';
export { tasksRoutes } from './tasks.routes.ts';
