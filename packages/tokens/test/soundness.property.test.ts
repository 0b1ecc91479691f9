import { type ProcessModel, parseBpmn } from '@flowhall/bpmn';
import { expect, test } from 'vitest';
import { checkSoundness, type GameState, stepOnTokens, TokenGame, TokensModel } from '../src/index.ts';
import { type Command, EngineError, type StepResult } from '../src/port/index.ts';
import { type RandomModel, randomModel, seededRandom } from '../src/testing/random-model.ts';
import { changeGateway } from './change-gateway.ts';
import { SEED } from './support.ts';

/*
 * Sound random processes of which one gateway has been changed to another kind: what the token runtime gets stuck in when it
 * is played at random must have been found, and what was found must happen when its moves are made.
 */

const MODELS = Number(process.env.MODELS ?? 150);
const PLAYS = 12;
/** How a random play ends: a status of the port, or `refused` when the model cannot go on. */
function play(model: TokensModel, conditions: readonly string[], random: () => number): string {
  let last: StepResult | undefined;
  for (let n = 0; n < 60; n++) {
    const waiting = last?.waiting ?? [];
    const at = waiting[Math.floor(random() * waiting.length)];
    const command: Command = !at
      ? { type: 'start' }
      : { type: at.attachedTo ? 'fire-timer' : 'complete', executionId: at.executionId };
    const c = Object.fromEntries(conditions.map((name) => [name, random() < 0.5]));
    try {
      last = stepOnTokens(model, last?.snapshot ?? null, command, { clock: () => new Date(0), variables: { c } });
    } catch (error) {
      if (error instanceof EngineError) return 'refused';
      throw error;
    }
    if (last.status !== 'running') return last.incident?.code ?? last.status;
  }
  return 'running';
}

function expectTraces(model: ProcessModel, findings: ReturnType<typeof checkSoundness>, note: string): void {
  const game = new TokenGame(model);
  for (const { rule, trace } of findings) {
    if (rule !== 'deadlock') continue;
    let state: GameState | null = null;
    for (const move of trace ?? []) state = game.play(state, move).state;
    expect(state?.status, note).toBe('stuck');
  }
}

test(`what gets stuck is found, and what is found gets stuck (${MODELS} models, seed ${SEED})`, async () => {
  const count = { changed: 0, found: 0, stuck: 0, behindMeetings: 0 };
  for (let seed = SEED; seed < SEED + MODELS; seed++) {
    const random = seededRandom(seed);
    const { xml, conditions }: RandomModel = randomModel(random, 3);
    const changed = changeGateway(xml, random);
    if (changed === xml) continue;
    count.changed++;
    const { model } = await parseBpmn(changed);
    const findings = checkSoundness(model, { budget: 30_000 });
    expectTraces(model, findings, `seed ${seed}`);
    const rules = new Set(findings.map(({ rule }) => rule));
    if (rules.has('deadlock')) count.found++;
    const executable = new TokensModel(model, 'P');
    const ends = new Set(Array.from({ length: PLAYS }, () => play(executable, conditions, random)));
    if (!ends.has('stuck-at-join')) continue;
    count.stuck++;
    if (rules.has('deadlock') || rules.has('soundness-unknown')) continue;
    // very many tokens that meet are not followed to where they get stuck
    expect(rules.has('unsynchronised'), `seed ${seed}: ${changed}`).toBe(true);
    count.behindMeetings++;
  }
  console.info(`soundness, seed ${SEED}:`, count);
  expect(count.stuck).toBeGreaterThan(0);
  expect(count.found).toBeGreaterThanOrEqual(count.stuck / 2);
  expect(count.behindMeetings).toBeLessThanOrEqual(1 + count.stuck / 10);
}, 300_000);
