/** A change that was not let in: the field or cell, and why. `rows`: rows may not be added, removed or cannot be told apart. */
export interface RefusedChange {
  pointer: string;
  reason: 'hidden' | 'read' | 'unknown' | 'rows';
}
