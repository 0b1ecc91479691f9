import { tokensStateOf } from '../src/index.ts';
import type { EngineEvent, StepResult } from '../src/port/port.ts';

/**
 * Keeps account of the tokens of one instance by what steps report: whatever was entered is left once, cancelled once, or
 * still there.
 */
export class Ledger {
  readonly #active = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** Enters a step. Throws at the first token that is lost or doubled. */
  enter({ events, snapshot, status, waiting }: StepResult): void {
    for (const event of events) this.#book(event);
    const state = status === 'running' ? tokensStateOf(snapshot) : undefined;
    const tokens = state?.tokens ?? [];
    const ids = new Set(tokens.map((token) => token.id));
    if (ids.size !== tokens.length) throw new Error(`two tokens of one id: ${tokens.map((token) => token.id)}`);
    for (const { id, in: scope, on } of tokens)
      for (const other of [scope, on])
        if (other !== undefined && !ids.has(other)) throw new Error(`${id} hangs on ${other}, which is gone`);
    const standing = tokens.filter((token) => token.role === undefined).map((token) => token.id);
    const lost = [...this.#active.keys()].filter((id) => !ids.has(id));
    if (lost.length) throw new Error(`lost: ${lost}`);
    const unknown = standing.filter((id) => !this.#active.has(id));
    if (unknown.length) throw new Error(`never entered: ${unknown}`);
    for (const { executionId, attachedTo } of waiting)
      if (attachedTo === undefined && !this.#active.has(executionId))
        throw new Error(`${executionId} waits, but has gone`);
  }

  #book(event: EngineEvent): void {
    if (event.type === 'taken' || event.type === 'ended') return;
    const { type, executionId: id, elementId } = event;
    if (type === 'entered') {
      // a loop over nothing is entered and left by the token around it
      if (this.#active.has(id)) throw new Error(`${id} was entered twice`);
      if (this.#seen.has(id)) throw new Error(`${id} came back`);
      this.#seen.add(id);
      this.#active.set(id, elementId);
    } else if (!this.#active.delete(id) && type === 'left')
      throw new Error(`${id} was left without having been entered`);
  }
}
