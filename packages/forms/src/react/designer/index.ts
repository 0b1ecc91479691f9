export { FormDesigner, type FormDesignerProps } from './form-designer.tsx';
export type { FormFileFinding } from './json-view.tsx';
export { type MatrixStep, PermissionMatrix, type PermissionMatrixProps } from './matrix/permission-matrix.tsx';
