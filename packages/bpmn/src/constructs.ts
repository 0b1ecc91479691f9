/* Which constructs a model uses and who runs them: for whoever chooses a runtime or writes documentation. */
export { foreignScripts } from './foreign-scripts.ts';
export { ADMITTED, type Admission, type HostService, type Runtime } from './rules/admitted.ts';
export { type ConstructUse, constructUses } from './uses.ts';
