import { parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { checkSoundness, stepOnTokens, TokensModel } from '../src/index.ts';
import type { Command, StepResult } from '../src/port/index.ts';
import { randomEventModel, randomModel, randomTokenModel, seededRandom } from '../src/testing/random-model.ts';
import { SEED } from './support.ts';

/*
 * Random processes that can always complete, with every construct: soundness finds no error in them, and whatever is answered
 * to what waits, they come to an end. Steps are given what cannot be changed, and yield the same when they are done again.
 */

const MODELS = Number(process.env.MODELS ?? 80);
const GENERATORS = [randomModel, randomEventModel, randomTokenModel] as const;
const NOW = new Date('2026-03-02T01:00:00Z');
/** Answers at random: a process that has not ended after so many has lost a token. */
const MAX_STEPS = 2000;

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/**
 * What can be sent to what holds a token; signals only when nothing else is left, for they may bring new tokens about, and
 * only those that a token waits for: an event sub-process could hear others without end.
 */
function answers({ waiting, timers, subscriptions }: StepResult): Command[] {
  const isDirect = ({ executionId }: { executionId: string }) =>
    waiting.some((w) => w.executionId === executionId && (!w.attachedTo || isRace(w.attachedTo)));
  const isRace = (id: string) => waiting.some((w) => w.elementId === id && w.type === 'bpmn:EventBasedGateway');
  const events = new Set([...timers, ...subscriptions].map((one) => one.executionId));
  const messages = subscriptions.filter(({ kind }) => kind === 'message');
  const quiet: Command[] = [
    ...waiting
      .filter((w) => isDirect(w) && !events.has(w.executionId) && !UNANSWERED.test(w.type))
      .map((w): Command => ({ type: 'complete', executionId: w.executionId })),
    ...timers.filter(isDirect).map((t): Command => ({ type: 'fire-timer', executionId: t.executionId })),
    ...messages.filter(isDirect).map((m): Command => ({ type: 'correlate-message', executionId: m.executionId })),
  ];
  if (quiet.length) return quiet;
  return subscriptions
    .filter((one) => one.kind === 'signal' && isDirect(one))
    .map(({ name }): Command => ({ type: 'broadcast-signal', name }));
}

const UNANSWERED = /^bpmn:(?:EventBasedGateway|IntermediateCatchEvent)$/;

class Play {
  readonly #model: TokensModel;
  readonly #conditions: readonly string[];
  readonly #random: () => number;
  last: StepResult | undefined;

  constructor(model: TokensModel, conditions: readonly string[], random: () => number) {
    this.#model = model;
    this.#conditions = conditions;
    this.#random = random;
  }

  send(command: Command): void {
    const snapshot = freeze(this.last ? JSON.parse(JSON.stringify(this.last.snapshot)) : null);
    const c = Object.fromEntries(this.#conditions.map((name) => [name, this.#random() < 0.35]));
    const step = () =>
      stepOnTokens(this.#model, snapshot, freeze(command), { clock: () => NOW, variables: freeze({ c }) });
    this.last = step();
    expect(JSON.stringify(step()), 'the same step twice').toBe(JSON.stringify(this.last));
    // an error that nobody catches ends a process, too
    if (this.last.incident?.code !== 'uncaught-error') expect(this.last.incident).toBeUndefined();
  }

  /** Says whether there was anything to answer. */
  answer(): boolean {
    const commands = this.last ? answers(this.last) : [];
    const command = commands[Math.floor(this.#random() * commands.length)];
    if (command) this.send(command);
    return command !== undefined;
  }
}

test.each(GENERATORS.map((make) => [make.name, make] as const))(
  `%s: whatever is answered, the process ends (${MODELS} models, seed ${SEED})`,
  async (_, make) => {
    const count = { over: 0, waiting: 0 };
    for (let seed = SEED; seed < SEED + MODELS; seed++) {
      const random = seededRandom(seed);
      const { xml, conditions } = make(random);
      const { model } = await parseBpmn(xml);
      const errors = checkSoundness(model, { budget: 10_000 }).filter(({ severity }) => severity === 'error');
      expect(
        errors.map(({ message }) => message.en),
        `seed ${seed}`,
      ).toEqual([]);
      const play = new Play(new TokensModel(model, 'P'), conditions, random);
      try {
        play.send({ type: 'start' });
        let steps = 0;
        while (play.last?.status === 'running' && play.answer()) expect(++steps).toBeLessThan(MAX_STEPS);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
      const isOver = play.last?.status !== 'running';
      const waits = play.last?.waiting.filter((w) => !w.attachedTo).map((w) => w.type) ?? [];
      // a condition that nothing asks again is for the world to bring about
      if (!isOver) expect(new Set(waits), `seed ${seed}`).toEqual(new Set(['bpmn:IntermediateCatchEvent']));
      count[isOver ? 'over' : 'waiting']++;
    }
    console.info(`completion of ${make.name}, seed ${SEED}:`, count);
    expect(count.over).toBeGreaterThan(MODELS / 2);
  },
  600_000,
);
