import type { FlowNode } from '@flowhall/bpmn';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** What an element does with a token that enters it: leave it, keep it waiting, or more. */
export type Enter = (run: Run, token: Token, node: FlowNode) => void;

/** How one BPMN element behaves. */
export interface Element {
  enter: Enter;
  /** It has boundary events and may loop. */
  isActivity?: boolean;
  /** Tokens are parked by their flow first; says whether the element fires now, and does so. */
  join?: (run: Run, node: FlowNode, scope: string | undefined) => boolean;
  /** Asked whenever a token has been parked; the others are asked when everything else has come to rest. */
  arrive?: (run: Run, node: FlowNode, scope: string | undefined) => void;
  /** A token here waits for a command. */
  waits?: boolean;
}
