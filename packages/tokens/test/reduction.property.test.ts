import { parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { TokenGame } from '../src/index.ts';
import { explore } from '../src/state-space/explore.ts';
import { tokensAreIndependent } from '../src/state-space/independence.ts';
import type { StateSpace } from '../src/state-space/state-space.ts';
import { randomEventModel, randomModel, randomTokenModel, seededRandom } from '../src/testing/random-model.ts';
import { changeGateway } from './change-gateway.ts';
import { SEED } from './support.ts';

/*
 * One order of what happens on parallel branches shows the same as every order. Where one branch may end the others they
 * may not get their turn: what is never entered is a claim then, and soundness looks at every order before it makes one.
 */

/** Ends what others do: terminate, and errors. */
const ENDS_OTHERS = /^bpmn:(?:Terminate|Error)EventDefinition$/;

const MODELS = Number(process.env.MODELS ?? 80);
const BUDGET = 15_000;

/** What soundness asks of a state space. */
function verdict({ states, edges }: StateSpace) {
  const stuck = states.filter(({ status }) => status === 'stuck').flatMap(({ parkedAt }) => parkedAt ?? []);
  return {
    stuckAt: [...new Set(stuck)].sort(),
    ends: [...new Set(states.map(({ status }) => status))].sort(),
    entered: [...new Set(edges.flatMap(({ entered }) => entered))].sort(),
  };
}

test.each([randomModel, randomEventModel, randomTokenModel].map((make) => [make.name, make] as const))(
  `%s: the reduced state space shows the same as the full one (${MODELS} models, seed ${SEED})`,
  async (_, make) => {
    const count = { compared: 0, stuck: 0, full: 0, reduced: 0 };
    for (let seed = SEED; seed < SEED + MODELS; seed++) {
      const random = seededRandom(seed);
      const { xml } = make(random, 3);
      const { model } = await parseBpmn(random() < 0.6 ? changeGateway(xml, random) : xml);
      const game = new TokenGame(model);
      if (!tokensAreIndependent(game.model)) continue;
      const reduced = explore(game, { budget: BUDGET, isReduced: true });
      const full = explore(game, { budget: BUDGET });
      // where tokens have no bounds only a part is looked at, and not the same one
      if (!full.isComplete || [...full.states, ...reduced.states].some(({ isCut }) => isCut)) continue;
      const [some, all] = [verdict(reduced), verdict(full)];
      const isEnded = model.nodes.some((node) => node.eventDefinitions.some(({ type }) => ENDS_OTHERS.test(type)));
      expect(all.entered, `seed ${seed}`).toEqual(isEnded ? expect.arrayContaining(some.entered) : some.entered);
      expect({ ...some, entered: [] }, `seed ${seed}`).toEqual({ ...all, entered: [] });
      count.compared++;
      count.full += full.states.length;
      count.reduced += reduced.states.length;
      if (full.states.some(({ status }) => status === 'stuck')) count.stuck++;
    }
    console.info(`reduction of ${make.name}, seed ${SEED}:`, count);
    expect(count.compared).toBeGreaterThan(MODELS / 8);
  },
  300_000,
);
