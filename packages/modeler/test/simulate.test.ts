import { parseBpmn } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../src/simulation/simulate.ts';
import { itemModels } from './support/models.ts';

const leave = itemModels.find(({ name }) => name === 'leave-request')!.xml;

describe('a simulation', () => {
  it('goes from step to step, and back', async () => {
    const game = new Simulation(await parseBpmn(leave));
    expect(game.state).toEqual({ status: 'ready', canGoBack: false });
    const [start] = game.moves();
    expect(game.play(start!)).toEqual(['to-apply']);
    expect(game.tokens()).toEqual(new Map([['apply', 1]]));
    const [done] = game.moves();
    game.play(done!);
    expect(game.tokens()).toEqual(new Map([['head', 1]]));
    expect(game.passed().has('to-head')).toBe(true);
    game.back();
    expect(game.tokens()).toEqual(new Map([['apply', 1]]));
    game.restart();
    expect(game.state).toEqual({ status: 'ready', canGoBack: false });
  });

  it.each(itemModels)('of $name can be played to its end', async ({ xml }) => {
    const game = new Simulation(await parseBpmn(xml));
    for (let n = 0; n < 200 && game.moves().length > 0; n++) {
      // another way each time, so that no loop goes on for ever
      const usual = game
        .moves()
        .filter(({ type }) => type !== 'throw-error' && type !== 'escalate' && type !== 'happen');
      const moves = usual.length > 0 ? usual : game.moves();
      game.play(moves[(n * 7) % moves.length]!);
    }
    expect(game.state.status).toBe('completed');
  });
});
