import type { StepResult } from '../../src/index.ts';

const HOLDS =
  /^bpmn:(?:(?:User|Manual|Service|Script|Send|BusinessRule|Receive)Task|CallActivity|IntermediateCatchEvent|EventBasedGateway)$/;

/**
 * Counts tokens from what steps report alone: what has been entered and neither left nor cancelled must be what waits,
 * each once. Knows nothing of how a runtime works.
 */
export class Ledger {
  readonly #open = new Map<string, string>();
  readonly #closed = new Set<string>();
  readonly #types: ReadonlyMap<string, string>;

  constructor(nodes: readonly { id: string; type: string }[]) {
    this.#types = new Map(nodes.map(({ id, type }) => [id, type]));
  }

  /** Enters a step; yields what is wrong with it. */
  enter({ events, waiting, status, error }: StepResult): string[] {
    const wrong: string[] = [];
    for (const event of events) {
      if (event.type !== 'entered' && event.type !== 'left' && event.type !== 'cancelled') continue;
      const { executionId, elementId } = event;
      if (event.type === 'entered') {
        if (this.#open.has(executionId) || this.#closed.has(executionId)) wrong.push(`entered twice: ${executionId}`);
        this.#open.set(executionId, elementId);
      } else {
        if (!this.#open.delete(executionId)) wrong.push(`${event.type}, but was not there: ${executionId}`);
        this.#closed.add(executionId);
      }
    }
    const holders = waiting.filter((state) => !state.attachedTo).map((state) => state.executionId);
    if (new Set(holders).size !== holders.length) wrong.push('waits twice');
    for (const id of holders) if (!this.#open.has(id)) wrong.push(`waits, but was not entered: ${id}`);
    for (const [id, at] of this.#open)
      if (HOLDS.test(this.#types.get(at) ?? '') && !holders.includes(id)) wrong.push(`lost: ${id}`);
    const isOver = status === 'completed' || status === 'cancelled' || error !== undefined;
    if (isOver && this.#open.size) wrong.push(`left over: ${[...this.#open.keys()].join(', ')}`);
    return wrong;
  }
}
