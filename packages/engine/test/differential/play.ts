import { indexModel, type ModelIndex, parseBpmn } from '@flowhall/bpmn';
import { ADMITTED, constructUses } from '@flowhall/bpmn/constructs';
import { planJumpBack, planMove, TokensModel } from '@flowhall/tokens';
import { ERRORS, type RandomModel, SIGNALS, seededRandom } from '@flowhall/tokens/random-model';
import { expect } from 'vitest';
import type { Command } from '../../src/index.ts';
import { BpmnEngineModel } from '../../src/runtime/bpmn-engine/executable.ts';
import { BEYOND, Side } from './side.ts';

const MAX_STEPS = 12;

/** What has been compared, by kind. */
export type Count = Record<string, number>;

/** The runtimes on one random model, and what chance does to both of them. */
export class Play {
  readonly #seed: number;
  readonly #random: () => number;
  readonly #conditions: readonly string[];
  readonly #index: ModelIndex;
  readonly #migrates: number;
  #engine: Side;
  #tokens: Side;
  readonly #count: Count;
  readonly #catchesErrors: boolean;
  readonly #visited = new Set<string>();

  private constructor(
    seed: number,
    random: () => number,
    conditions: string[],
    index: ModelIndex,
    count: Count,
    migrates: number,
  ) {
    this.#migrates = migrates;
    this.#seed = seed;
    this.#random = random;
    this.#conditions = conditions;
    this.#index = index;
    this.#engine = new Side(new BpmnEngineModel(index.model, 'P'));
    this.#tokens = new Side(new TokensModel(index.model, 'P'));
    this.#count = count;
    this.#catchesErrors = index.model.nodes.some(
      ({ attachedTo, eventDefinitions }) =>
        attachedTo && eventDefinitions.some(({ type }) => type === 'bpmn:ErrorEventDefinition'),
    );
  }

  /**
   * A play of the first model of a seed that deployment would give to bpmn-engine.
   *
   * @param migrates how often, of all steps, the runtimes change places by migration
   */
  static async of(
    seed: number,
    make: (random: () => number) => RandomModel,
    count: Count,
    migrates = 0,
  ): Promise<Play> {
    const random = seededRandom(seed);
    for (;;) {
      const { xml, conditions } = make(random);
      const parsed = await parseBpmn(xml);
      const index = indexModel(parsed.model);
      const uses = [...constructUses(parsed, index)];
      if (uses.every(({ construct }) => ADMITTED[construct]?.on.includes('engine')))
        return new Play(seed, random, conditions, index, count, migrates);
      count.notForEngine = (count.notForEngine ?? 0) + 1;
    }
  }

  /** Plays until the instance is over or long enough; both runtimes must agree after every step. */
  play(): void {
    this.#both('start', () => ({ type: 'start' }));
    for (let n = 0; n < MAX_STEPS && this.#engine.isRunning; n++) {
      for (const p of this.#engine.positions) if (p.type === 'step') this.#visited.add(p.elementId);
      if (!this.#step()) return;
    }
    this.#add(this.#engine.last?.status ?? 'unstarted');
    if (this.#engine.isRunning && this.#random() < 0.2) this.#both('cancel', () => ({ type: 'cancel' }));
  }

  /** One step; false when it leads beyond what bpmn-engine holds. */
  #step(): boolean {
    if (this.#migrates && this.#random() < this.#migrates) this.#changePlaces();
    if (this.#random() < 0.25 && this.#move()) return true;
    const { note, command } = this.#command();
    return this.#both(note, command);
  }

  /** Each runtime takes over the other's instance: nothing may change, not even the execution ids. */
  #changePlaces(): void {
    const answers = this.#answers();
    const engine = this.#tokens.migratedTo(this.#engine.model, answers);
    const tokens = this.#engine.migratedTo(this.#tokens.model, answers);
    const refusals = [this.#engine.failure, this.#tokens.failure];
    if (!engine || !tokens) {
      for (const refusal of refusals) if (refusal) expect(refusal, `seed ${this.#seed}`).toMatch(MAY_BE_REFUSED);
      this.#add('refused');
      return;
    }
    const note = `seed ${this.#seed}, change of places`;
    expect(tokens.last?.events, note).toEqual([]);
    expect(tokens.executions, note).toEqual(this.#engine.executions);
    expect(engine.executions, note).toEqual(this.#tokens.executions);
    expect(engine.standing, note).toEqual(tokens.standing);
    expect(tokens.standing, note).toEqual({ ...this.#tokens.standing, events: [], effects: [] });
    [this.#engine, this.#tokens] = [engine, tokens];
    this.#add('migrated');
  }

  #command(): { note: string; command: (side: Side) => Command } {
    const { subscriptions = [], timers = [] } = this.#engine.last ?? {};
    const dice = this.#random();
    const timer = this.#pick(timers)?.elementId;
    if (timer && dice < 0.2) return at('fire-timer', timer);
    const message = this.#pick(subscriptions.filter(({ kind }) => kind === 'message'))?.elementId;
    if (message && dice < 0.4) return at('correlate-message', message);
    const heard = this.#pick(subscriptions.filter(({ kind }) => kind === 'signal'))?.name;
    const signal = heard ?? (dice >= 0.4 && dice < 0.43 ? this.#pick(SIGNALS) : undefined);
    const task = this.#pick(this.#engine.waiting.filter(({ type }) => TASK.test(type)))?.elementId;
    if (signal && ((dice >= 0.4 && dice < 0.5) || (!task && !message && !timer)))
      return { note: `signal ${signal}`, command: () => ({ type: 'broadcast-signal', name: signal }) };
    const code = this.#pick([...ERRORS, undefined]);
    if (task && dice >= 0.5 && dice < (this.#catchesErrors ? 0.6 : 0.51))
      return {
        note: `error ${code} at ${task}`,
        command: (side) => ({ type: 'throw-error', executionId: side.executionId(task), ...(code && { code }) }),
      };
    if (task) return at('complete', task);
    return message ? at('correlate-message', message) : at('fire-timer', timer ?? '');
  }

  /** Moves a token back, and sometimes on again; says whether there was a way. */
  #move(): boolean {
    const before = this.#engine.positions;
    const leaving = this.#pick(before.filter((p) => p.type === 'step'));
    if (!leaving) return false;
    const { model } = this.#index;
    const target = this.#pick([...this.#visited].filter((id) => planMove(model, before, leaving, id).allowed));
    if (target === undefined) return false;
    const stepAt = (side: Side, id: string) => {
      const found = side.positions.find((p) => p.type === 'step' && p.elementId === id);
      if (!found) throw new Error(`seed ${this.#seed}: nothing at ${id}`);
      return found;
    };
    const plan = planMove(model, before, leaving, target);
    const isDone = this.#both(`move ${leaving.elementId} to ${target}`, (side) =>
      moveBy(planMove(model, side.positions, stepAt(side, leaving.elementId), target)),
    );
    const isThere = this.#engine.positions.some((p) => p.type === 'step' && p.elementId === target);
    if (!isDone || !plan.allowed || !isThere || this.#random() < 0.5) return true;
    const back = planJumpBack(model, this.#engine.positions, stepAt(this.#engine, target), plan.restore);
    if (!back.allowed) return true;
    this.#both(`jump back from ${target}`, (side) =>
      moveBy(planJumpBack(model, side.positions, stepAt(side, target), plan.restore)),
    );
    return true;
  }

  /** The same step on both sides; false when bpmn-engine says that it cannot hold what comes of it. */
  #both(note: string, command: (side: Side) => Command): boolean {
    const answers = this.#answers();
    this.#tokens.send(command(this.#tokens), answers);
    if (this.#tokens.failure === ENDLESS && this.#isTooSlow()) {
      this.#add('endless-loop, on tokens alone');
      return true;
    }
    this.#engine.send(command(this.#engine), answers);
    if (this.#engine.failure === BEYOND) {
      this.#add(BEYOND);
      return false;
    }
    expect(this.#engine.standing, `seed ${this.#seed}, ${note}`).toEqual(this.#tokens.standing);
    this.#add(this.#engine.failure ?? note.replace(/ .*/, ''));
    return true;
  }

  /** An endless loop costs bpmn-engine half a second: one in some plays is enough. */
  #isTooSlow(): boolean {
    return (this.#count[ENDLESS] ?? 0) > (this.#count.start ?? 0) / 20;
  }

  #answers(): Record<string, boolean> {
    return Object.fromEntries(this.#conditions.map((id) => [id, this.#random() < 0.35]));
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }

  #add(kind: string): void {
    this.#count[kind] = (this.#count[kind] ?? 0) + 1;
  }
}

/** Multi-instance activities under way, tokens in line for one element. */
const MAY_BE_REFUSED = /^(?:(?:loop-differs|runtime-cannot-hold|tokens-queue) ?)+$/;

const ENDLESS = 'endless-loop';

const TASK = /^bpmn:(?:User|Manual|Service|BusinessRule)Task$|^bpmn:CallActivity$/;

function at(type: 'complete' | 'fire-timer' | 'correlate-message', elementId: string) {
  const command = (side: Side): Command => ({ type, executionId: side.executionId(elementId) });
  return { note: `${type} ${elementId}`, command };
}

function moveBy(plan: ReturnType<typeof planMove>): Command {
  if (!plan.allowed) throw new Error(`The move is allowed on one side only: ${plan.reason}`);
  return { type: 'move', cancel: plan.cancel, to: plan.to };
}
