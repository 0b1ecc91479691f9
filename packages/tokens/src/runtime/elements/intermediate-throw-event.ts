import type { Element } from '../element.ts';
import { throwEvents } from '../throwing.ts';

/** Throws what it says; its token goes on. */
export const intermediateThrowEvent: Element = { enter: throwEvents };
