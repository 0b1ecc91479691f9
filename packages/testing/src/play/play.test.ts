import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadItemFolder } from '@flowhall/items';
import { prepareItem } from '@flowhall/scenarios';
import { describe, expect, it } from 'vitest';
import { Play } from './play.ts';
import { Dice } from './random.ts';
import { sampleItem } from './sample-item.ts';

const PROCESSES = join(import.meta.dirname, '../../../../processes');
const KEYS = readdirSync(PROCESSES);
const RUNTIMES = ['engine', 'tokens'] as const;

/** Sequences of actions in all; a long run asks for 10,000 or more. */
const PLAYS = Number(process.env.FLOWHALL_PLAYS ?? 1000);
/** The first seed; each sequence has the next one. A failure names its own: run that one alone with it. */
const SEED = Number(process.env.FLOWHALL_SEED ?? Date.now() % 1_000_000);
const ACTIONS = 25;
const share = Math.ceil(PLAYS / (KEYS.length * RUNTIMES.length));

describe(`random actions on every service, from seed ${SEED}`, () => {
  it.each(KEYS.flatMap((key) => RUNTIMES.map((runtime) => [key, runtime] as const)))(
    '%s on %s keeps its promises',
    async (key, runtime) => {
      const { item } = await loadItemFolder(join(PROCESSES, key));
      if (!item) throw new Error(`${key} cannot be read`);
      const sample = sampleItem(item, await prepareItem(item, { runtime }));
      let taken = 0;
      let refused = 0;
      for (let seed = SEED; seed < SEED + share; seed += 1) {
        const play = new Play(sample, new Dice(seed));
        await play.run(ACTIONS).catch((error: unknown) => {
          throw new Error(`FLOWHALL_SEED=${seed}: ${String(error)}`, { cause: error });
        });
        taken += play.taken;
        refused += play.refused;
      }
      // Neither a play in which nothing happens proves anything, nor one in which nobody is refused.
      expect(taken).toBeGreaterThan(share);
      expect(refused).toBeGreaterThan(share);
    },
    60_000 + share * 1000,
  );
});
