export { type MatrixStep, PermissionMatrix, type PermissionMatrixProps } from './matrix/permission-matrix.tsx';
