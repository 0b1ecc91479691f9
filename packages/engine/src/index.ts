export { compile } from './compile.ts';
export * from './errors.ts';
export type * from './port.ts';
export { positionsOf } from './positions.ts';
export { previewNext } from './preview.ts';
export { step } from './step.ts';
