import { describe, expect, test } from 'vitest';
import { type GameMove, type GameState, TokenGame } from '../src/index.ts';
import {
  boundaryTimer,
  chain,
  end,
  event,
  flow,
  gateway,
  parallel,
  script,
  start,
  subProcess,
  task,
  timer,
  user,
} from '../src/testing/bpmn-text.ts';
import { modelOf, modelWith } from './support.ts';

/** A move in short: what somebody would click on. */
const short = (move: GameMove) => {
  const more = move.type === 'choose' ? ` ${move.flowIds}` : move.type === 'throw-error' ? ` ${move.code}` : '';
  return `${move.type} ${move.elementId}${more}`;
};

class Player {
  readonly game: TokenGame;
  state: GameState | null = null;

  constructor(game: TokenGame) {
    this.game = game;
  }

  get moves(): string[] {
    return this.game.moves(this.state).map(short);
  }

  play(...moves: string[]): this {
    for (const wanted of moves) {
      const move = this.game.moves(this.state).find((m) => short(m) === wanted);
      if (!move) throw new Error(`${wanted} is not offered: ${this.moves}`);
      this.state = JSON.parse(JSON.stringify(this.game.play(this.state, move).state));
    }
    return this;
  }

  get tokens(): string[] {
    return this.state
      ? this.game.standing(this.state).map((t) => `${t.is} ${t.elementId}${t.flowId ? ` ${t.flowId}` : ''}`)
      : [];
  }
}

const ORDER = () =>
  modelOf(
    start() +
      end() +
      gateway('exclusive', 'g', 'g_p') +
      parallel('p', 'j') +
      user('a', 'b', 'c') +
      boundaryTimer('t', 'a', true, 'timeDuration', 'P1D'),
    chain('start', 'g', 'p', 'a', 'j', 'end') +
      flow('p', 'b') +
      flow('b', 'j') +
      flow('g', 'c', 'small') +
      flow('c', 'end') +
      flow('t', 'j'),
  );

describe('a game', () => {
  test('offers the start, the choices, and everything that can happen', async () => {
    const player = new Player(new TokenGame(await ORDER()));
    expect(player.moves).toEqual(['start start']);
    player.play('start start');
    expect(player.tokens).toEqual(['choosing g']);
    expect(player.moves).toEqual(['choose g g_c', 'choose g g_p']);
    player.play('choose g g_p');
    expect(player.tokens).toEqual(['active a', 'active b', 'armed t']);
    expect(player.moves).toEqual(['complete a', 'complete b', 'happen t']);
    player.play('happen t');
    expect(player.tokens).toEqual(['active b', 'parked j t_j']);
  });

  test('steps back to any state that was kept, and goes another way', async () => {
    const player = new Player(new TokenGame(await ORDER())).play('start start');
    const choice = player.state;
    const kept = JSON.stringify(choice);
    player.play('choose g g_p', 'complete a', 'complete b');
    expect(JSON.stringify(choice)).toBe(kept);
    player.state = choice;
    expect(player.play('choose g g_c').tokens).toEqual(['active c']);
    expect(player.play('complete c').state?.status).toBe('completed');
    expect(player.moves).toEqual([]);
  });

  test('a move of another state is refused, and changes nothing', async () => {
    const game = new TokenGame(await ORDER());
    const [first] = game.moves(null);
    const started = game.play(null, first!).state;
    const choice = game.moves(started)[1]!;
    const { state } = game.play(started, choice);
    const before = JSON.stringify(state);
    expect(() => game.play(state, choice)).toThrow(expect.objectContaining({ code: 'stale-command' }));
    expect(JSON.stringify(state)).toBe(before);
  });

  test('what happened is told in order, for drawing', async () => {
    const game = new TokenGame(await modelOf(start() + end() + task('a'), chain('start', 'a', 'end')));
    const { events, state } = game.play(null, game.moves(null)[0]!);
    expect(events.map((e) => `${e.type} ${e.elementId}`)).toEqual([
      'entered start',
      'left start',
      'taken start_a',
      'entered a',
      'left a',
      'taken a_end',
      'entered end',
      'left end',
    ]);
    expect(state.status).toBe('completed');
  });

  test('sets of flows of an inclusive gateway, errors somebody catches, signals', async () => {
    const model = await modelWith(
      '<signal id="sig" name="stop"/><error id="err" errorCode="E"/>',
      start() + end() + gateway('inclusive', 'g', 'g_a') + user('a', 'b'),
      `<boundaryEvent id="stop" attachedToRef="a"><signalEventDefinition signalRef="sig"/></boundaryEvent>`,
      `<boundaryEvent id="err_b" attachedToRef="b"><errorEventDefinition errorRef="err"/></boundaryEvent>`,
      chain('start', 'g', 'a', 'end') +
        flow('g', 'b', 'x') +
        flow('b', 'end') +
        flow('stop', 'end') +
        flow('err_b', 'end'),
    );
    const player = new Player(new TokenGame(model)).play('start start');
    expect(player.moves).toEqual(['choose g g_b', 'choose g g_a']);
    player.play('choose g g_b');
    expect(player.moves).toEqual(['complete b', 'throw-error b E']);
    player.state = null;
    player.play('start start', 'choose g g_a');
    expect(player.moves).toEqual(['complete a', 'signal stop']);
    expect(player.play('signal stop').state?.status).toBe('completed');
  });

  test('loops can go on or end', async () => {
    const loop =
      '<userTask id="a"><standardLoopCharacteristics><loopCondition>again</loopCondition></standardLoopCharacteristics></userTask>';
    const game = new TokenGame(await modelOf(start() + end() + loop, chain('start', 'a', 'end')));
    const [begin] = game.moves(null);
    const { state } = game.play(null, begin!);
    const [complete] = game.moves(state);
    const ways = game.variants(state, complete!).map((turn) => [turn.move.answers, turn.state.status]);
    expect(ways).toEqual([
      [[false], 'completed'],
      [[true], 'running'],
    ]);
    for (const { move, state: expected } of game.variants(state, complete!))
      expect(game.play(state, move).state).toEqual(expected);
  });

  test('data is not needed: scripts, mappings, timers and instances by collection', async () => {
    const instances =
      '<userTask id="m"><multiInstanceLoopCharacteristics><loopDataInputRef>people</loopDataInputRef></multiInstanceLoopCharacteristics></userTask>';
    const model = await modelOf(
      start() +
        end() +
        script('s', 'nobody + 1', 'x') +
        instances +
        event('intermediateCatchEvent', 'c', timer('timeDate', '=form.deadline')),
      subProcess('sub', user('u'), chain('sub_s', 'u', 'sub_e')) + chain('start', 's', 'm', 'c', 'sub', 'end'),
    );
    const player = new Player(new TokenGame(model)).play('start start');
    expect(player.moves).toEqual(['complete m', 'complete m']);
    player.play('complete m', 'complete m', 'happen c');
    expect(player.tokens).toEqual(['active sub', 'active u']);
    expect(player.play('complete u').state?.status).toBe('completed');
  });

  test('says when it is stuck, and when it runs in circles', async () => {
    const stuck = await modelOf(
      start() + end() + parallel('j') + user('a', 'b') + gateway('exclusive', 'g', 'g_a'),
      chain('start', 'g', 'a', 'j', 'end') + flow('g', 'b', 'x') + flow('b', 'j'),
    );
    const player = new Player(new TokenGame(stuck)).play('start start', 'choose g g_b', 'complete b');
    expect([player.state?.status, ...player.tokens]).toEqual(['stuck', 'parked j b_j']);
    const endless = new TokenGame(await modelOf(start() + task('a', 'b') + chain('start', 'a', 'b', 'a')));
    const turn = endless.play(null, endless.moves(null)[0]!);
    expect([turn.state.status, turn.loop?.toSorted()]).toEqual(['endless', ['a', 'b']]);
  });

  test('begins at the positions of a running instance', async () => {
    const model = await modelOf(
      start() +
        end() +
        subProcess('s', parallel('p', 'j'), user('a', 'b'), chain('s_s', 'p', 'a', 'j', 's_e') + chain('p', 'b', 'j')) +
        chain('start', 's', 'end'),
    );
    const game = new TokenGame(model);
    const state = game.at([
      { type: 'step', elementId: 'b' },
      { type: 'join', elementId: 'j', flowId: 'a_j' },
    ]);
    const player = new Player(game);
    player.state = state;
    expect(player.tokens).toEqual(['active s', 'active b', 'parked j a_j']);
    expect(player.play('complete b').state?.status).toBe('completed');
  });
});
