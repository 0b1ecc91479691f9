import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, EngineError, type Snapshot, step } from '../src/index.ts';
import { Driver } from './driver.ts';
import { bpmn, chain, end, fixture, flow, gateway, parallel, start, user } from './models.ts';

const ctx = { clock: () => new Date('2026-03-02T00:00:00Z'), variables: {} };

describe('snapshot', () => {
  test('holds neither the model nor business data', async () => {
    const d = await Driver.start(fixture('approval.bpmn'), { days: 9, reason: 'secret-in-variables' });
    d.complete('apply', { reason: 'secret-in-output' });
    const text = JSON.stringify(d.last.snapshot);
    expect(d.last.snapshot).toMatchObject({ v: 1, runtime: 'bpmn-engine' });
    expect(text).not.toMatch(/secret|<|Approve|days|P2D/);
  });

  test('does not grow with loops, returns or parallel returns', async () => {
    const xml = bpmn(
      start() + end() + user('a', 'b', 'c') + parallel('f', 'j') + gateway('exclusive', 'g', 'g_a'),
      chain('start', 'a', 'f', 'b', 'j', 'g') + chain('f', 'c', 'j') + flow('g', 'a') + flow('g', 'end', 'false'),
    );
    const d = await Driver.start(xml);
    const turn = () => {
      d.complete('a').complete('b').complete('c');
      d.complete('a').complete('b').returnTo('c', 'a');
      return JSON.stringify(d.last.snapshot).length;
    };
    turn();
    const size = turn();
    for (let n = 0; n < 30; n++) turn();
    // execution ids get longer: nothing else may
    expect(turn()).toBeLessThan(size + 60);
  });

  test('of another runtime or version is refused', async () => {
    const model = await compile(fixture('approval.bpmn'));
    const { snapshot } = step(model, null, { type: 'start' }, ctx);
    for (const wrong of [
      { ...snapshot, v: 99 },
      { ...snapshot, data: {} },
    ])
      expect(() => step(model, wrong, { type: 'cancel' }, ctx)).toThrow(EngineError);
    expect(() => step(model, null, { type: 'cancel' }, ctx)).toThrow(
      expect.objectContaining({ code: 'snapshot-unreadable' }),
    );
  });
});

/**
 * Snapshots that were stored by a released version must resume and finish for ever. Never edit the file; a new version of
 * the snapshot gets a file of its own.
 */
test('a frozen snapshot of version 1 resumes and finishes', async () => {
  const file = new URL('./fixtures/snapshot-v1.json', import.meta.url);
  const frozen: { executionIds: Record<string, string>; snapshot: Snapshot } = JSON.parse(readFileSync(file, 'utf8'));
  const model = await compile(fixture('seal-use.bpmn'));
  const id = (elementId: string) => frozen.executionIds[elementId] ?? '';
  const timer = step(model, frozen.snapshot, { type: 'fire-timer', executionId: id('remind') }, ctx);
  expect(timer.parked).toEqual([{ elementId: 'join', flowId: 'legal_join' }]);
  expect(timer.timers).toHaveLength(1);
  const decided = step(model, timer.snapshot, { type: 'complete', executionId: id('secretary') }, ctx);
  expect(decided.waiting.map((w) => w.elementId)).toEqual(['seal']);
  const executionId = decided.waiting[0]?.executionId ?? '';
  expect(step(model, decided.snapshot, { type: 'complete', executionId }, ctx).status).toBe('completed');
});

/** As above, of the token runtime: with a loop, a timer, a gateway waiting for its rest, and something to undo. */
test('a frozen token snapshot of version 1 resumes and finishes', async () => {
  const file = new URL('./fixtures/snapshot-tokens-v1.json', import.meta.url);
  const frozen: { waiting: string[]; snapshot: Snapshot } = JSON.parse(readFileSync(file, 'utf8'));
  const begin = async () => {
    const d = Driver.of(await compile(fixture('tokens-v1.bpmn'), { serves: ['messages'] }));
    d.now = new Date('2026-03-02T01:00:00Z');
    d.last = step(d.model, frozen.snapshot, { type: 'complete', executionId: idOf('ask') }, ctx);
    return d;
  };
  const idOf = (elementId: string) => frozen.waiting.find((w) => w.startsWith(`${elementId} `))?.split(' ')[1] ?? '';
  const d = await begin();
  expect(d.waiting).toEqual(['ask', 'then', 'y']);
  expect(d.fire('remind').timers).toEqual(['remind@2026-03-02T02:00:00.000Z']);
  expect(d.complete('y').complete('then').waiting).toEqual(['ask']);
  expect(d.complete('ask').waiting).toEqual(['unbook']);
  expect(d.complete('unbook').last.status).toBe('completed');
  const stopped = await begin();
  expect(stopped.message('stop').waiting).toEqual(['tidy']);
  expect(stopped.complete('tidy').last.status).toBe('completed');
});
