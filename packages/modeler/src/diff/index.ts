export { type DiffMark, type DiffOptions, type MountedDiff, mountDiff } from './mount-diff.ts';
