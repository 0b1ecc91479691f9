import type { Element } from '../element.ts';

/** Waits until somebody says that it is done. */
export const manualTask: Element = { isActivity: true, waits: true, enter: () => {} };
