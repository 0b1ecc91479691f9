import type { LocalizedText } from '@flowhall/bpmn';
import type { MoveTarget, Position } from './position.ts';

/** A legal move. Give `cancel` and `to` to the engine's `move` command. */
export interface MovePlan {
  allowed: true;
  /** Exactly these tokens go. */
  cancel: Position[];
  /** Everything outside is left alone. */
  keep: Position[];
  to: MoveTarget[];
  /** What a later jump-back must re-create: store it with the returned round and give it to `planJumpBack`. */
  restore: MoveTarget[];
}

/** Why a move would break the process. */
export type MoveRefusalReason =
  | 'unknown-element'
  | 'not-active'
  | 'holds-token'
  | 'not-before'
  | 'sibling-branch'
  | 'inside-finished-split'
  | 'path-occupied';

/** A move that must not be made. */
export interface MoveRefusal {
  allowed: false;
  reason: MoveRefusalReason;
  message: LocalizedText;
}
