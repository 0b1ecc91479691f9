/** Something completed that compensation can undo. */
export interface Done {
  /** The activity. */
  at: string;
  /** Sub-processes: what was completed inside. */
  inner?: Done[];
}

/** When an event definition of an armed timer is due. */
export interface TokenTimer {
  /** Position of the event definition in its event. */
  nr: number;
  /** ISO 8601. */
  due: string;
  /** How often it will happen in all from now on; -1 = without end. */
  times?: number;
}

/** The correlation key of a message that is waited for. */
export interface TokenKey {
  /** Position of the event definition in its event; 0 for receive tasks. */
  nr: number;
  key: string;
}

/** Where a loop stands. */
export interface LoopState {
  /** Multi-instance: number of instances in all. */
  total?: number;
  started: number;
  done: number;
}

/**
 * A token, or an event that is armed beside one. Plain JSON; absent fields are the common case and cost nothing.
 *
 * - `parked`: waits at a join, or at an activity that needs several tokens
 * - `armed`: an event that may happen; holds no token
 * - `loop`: an activity with a loop; its instances are tokens inside it
 * - `choosing`: its element is done; which flows it takes is still to be chosen (in the token game only)
 * - `undo`: compensates after the event that threw has gone on
 */
export interface Token {
  /** Execution id. */
  id: string;
  /** Its element. */
  at: string;
  /** Token of the sub-process or loop around it; absent in the process itself. */
  in?: string;
  role?: 'parked' | 'armed' | 'loop' | 'choosing' | 'undo';
  /** Parked: the inbound flow it came by. */
  flow?: string;
  /** Armed: the token it depends on; absent for event sub-processes of the process itself. */
  on?: string;
  timers?: TokenTimer[];
  keys?: TokenKey[];
  /** Event definitions that have happened, when all must. */
  got?: number[];
  /** Conditional events: the condition held when it was last asked; of several, the event definitions whose did. */
  held?: true | number[];
  /** Activities: what their own data holds; absent names are null. */
  data?: Record<string, unknown>;
  loop?: LoopState;
  /** Instance of a loop: its number, from 1. */
  nr?: number;
  /** Ad-hoc sub-process, sequential: activities still to be done. */
  next?: string[];
  /** Ad-hoc sub-process: nothing new is started. */
  closing?: true;
  /** Scopes: what compensation can undo, in order of completion. */
  done?: Done[];
  /** Compensating: what is still to be undone, in order. */
  todo?: Done[];
  /** Undoes something for this compensating token. */
  by?: string;
}

/** A complex gateway that has fired and waits for the rest: flows that brought a token, by scope and gateway. */
export interface FiredGateway {
  at: string;
  in?: string;
  flows: string[];
}

/** The state of an instance. Plain JSON; does not grow with loops, except by what compensation could undo. */
export interface InstanceState {
  /** Last number given to an execution id. */
  seq: number;
  tokens: Token[];
  done?: Done[];
  fired?: FiredGateway[];
}
