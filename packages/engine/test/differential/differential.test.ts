import { randomEventModel, randomModel, unstructuredModel } from '@flowhall/tokens/random-model';
import { expect, test } from 'vitest';
import { type Count, Play } from './play.ts';

/*
 * Both runtimes play the same random models with the same answers and must agree after every step. What decides joins is
 * written twice and shared by neither.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const MODELS = Number(process.env.MODELS ?? 500);

test.each([
  ['block-structured', 0.3, (random: () => number) => randomModel(random, 3)],
  ['with events', 0.4, (random: () => number) => randomEventModel(random, 3)],
  ['unstructured', 0.3, unstructuredModel],
] as const)(
  `both runtimes agree on random models: %s (of ${MODELS}, seed ${SEED})`,
  async (kind, share, make) => {
    const count: Count = {};
    const models = Math.ceil(MODELS * share);
    for (let seed = SEED; seed < SEED + models; seed++) (await Play.of(seed, make, count)).play();
    console.info(`differential test, ${models} models ${kind}, seed ${SEED}:`, count);
    expect(count.start).toBeGreaterThan(models * 0.8);
    expect(count.complete).toBeGreaterThan(models / 2);
    expect(count['two-tokens'] ?? 0).toBeLessThan(1 + models / 20);
  },
  3_600_000,
);
