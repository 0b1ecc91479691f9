export { type CommentsDeps, commentsRoutes } from './comments.routes.ts';
