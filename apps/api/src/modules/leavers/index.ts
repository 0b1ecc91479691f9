export { beginLeaving, stopLeaving } from './begin-leaving.ts';
export { findLeaving, findTrusted } from './leavers.repository.ts';
export { leaversRoutes } from './leavers.routes.ts';
export { finishLeaving, settleAsSuggested } from './settle-leaver.ts';
