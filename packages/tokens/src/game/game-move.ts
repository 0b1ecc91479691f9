/** Something that can happen next in a token game. Plain JSON; for the state it was offered for only. */
export type GameMove = { answers?: readonly boolean[] } & (
  | { type: 'start'; elementId: string }
  /** A task, job or called process is done. */
  | { type: 'complete'; elementId: string; executionId: string }
  /** A timer fires, a message comes, a condition comes to hold; `nr` is the position of the event definition. */
  | { type: 'happen'; elementId: string; executionId: string; nr: number }
  /** A signal is heard by whatever listens for it. */
  | { type: 'signal'; elementId: string; name: string }
  /** The flows that a token takes. */
  | { type: 'choose'; elementId: string; executionId: string; flowIds: readonly string[] }
  /** A task, job or called process reports a BPMN error or an escalation that somebody catches. */
  | { type: 'throw-error' | 'escalate'; elementId: string; executionId: string; code?: string }
);
