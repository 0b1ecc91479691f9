import type { Family } from './family.ts';
import { type Answered, broadcast, deliver, type Letter, letterOf } from './post.ts';
import { Refusal, stuck } from './refusal.ts';

/** A process that asks for more in one entry runs in circles. */
export const MOST_AT_A_TIME = 1000;

/** What actions mean outside their applications: calls, answers, messages and signals. */
export class Consequences {
  readonly #family: Family;
  readonly #pause: (() => Promise<void>) | undefined;
  /** Messages that nobody has waited for yet. */
  #letters: readonly Letter[] = [];

  constructor(family: Family, pause?: () => Promise<void>) {
    this.#family = family;
    this.#pause = pause;
  }

  /** Goes on until nothing is left to happen. */
  async settle(first: readonly Answered[]): Promise<void> {
    const queue = [...first];
    for (let count = 0; queue.length > 0; count += 1) {
      if (count > MOST_AT_A_TIME) throw stuck('Applications answer each other without end');
      await this.#pause?.();
      const [answered] = queue.splice(0, 1);
      if (answered) queue.push(...(await this.#follow(answered)));
      if (queue.length === 0) queue.push(...(await this.#deliverLetters()));
    }
  }

  /** Ends what a call has started. */
  async end(executionId: string): Promise<Answered[]> {
    const application = this.#family.of(executionId);
    if (!application?.isUnderWay) return [];
    const result = await application.perform(null, { type: 'continue', command: { type: 'cancel' } });
    // Nobody waits for its answer any more.
    return [{ application, result: { ...result, changes: { ...result.changes, answers: [] } } }];
  }

  capture(): () => void {
    const letters = this.#letters;
    return () => {
      this.#letters = letters;
    };
  }

  async #follow({ application, result }: Answered): Promise<Answered[]> {
    const { calls, answers, thrown } = result.changes;
    const next: Answered[] = [];
    for (const executionId of calls.cancelled) next.push(...(await this.end(executionId)));
    for (const call of calls.created) {
      const begun = await this.#family.begin(application, call);
      if (begun) next.push(begun);
    }
    const caller = this.#family.callerOf(application);
    for (const answer of answers) {
      if (caller) next.push({ application: caller, result: await caller.continue(answer) });
    }
    for (const one of thrown) {
      if (one.type === 'message') this.#letters = [...this.#letters, letterOf(one)];
      else next.push(...(await broadcast(this.#family, { name: one.name, variables: {}, except: application })));
    }
    return next;
  }

  /** A message that nobody waits for yet is kept; one that several wait for is lost, as on the server. */
  async #deliverLetters(): Promise<Answered[]> {
    const answered: Answered[] = [];
    for (const letter of this.#letters) {
      try {
        answered.push(await deliver(this.#family.underWay, letter));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'message-unexpected') continue;
      }
      this.#letters = this.#letters.filter((one) => one !== letter);
    }
    return answered;
  }
}
