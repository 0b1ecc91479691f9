import type { Element } from '../element.ts';
import { throwEvents } from '../throwing.ts';

/** Throws what it says and consumes its token. */
export const endEvent: Element = { enter: throwEvents };
