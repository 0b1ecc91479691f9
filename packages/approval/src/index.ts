export type * from './actions.ts';
export { ApprovalError, type ApprovalErrorCode } from './errors.ts';
export * from './organisation.ts';
export type * from './ports.ts';
export type * from './result.ts';
export * from './state.ts';
