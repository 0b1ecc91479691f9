import { allowedActions } from '@flowhall/approval';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyKind, findItem } from './fixtures/every-kind.ts';
import { type ItemUnderTest, prepareItem } from './item-under-test.ts';
import { isRefusal } from './refusal.ts';
import { runScenario } from './run-scenario.ts';
import type { ScenarioEntry } from './scenario.ts';
import { TryOut } from './try-out.ts';

let prepared: ItemUnderTest;
beforeAll(async () => {
  prepared = await prepareItem(everyKind, { findItem });
});

const begin = (amount = 5) =>
  TryOut.begin(prepared, { at: '2026-03-02T01:00Z', start: { by: 'staff', form: { reference: 'R-1', amount } } });
const replay = async (tryOut: TryOut) => {
  const content = tryOut.scenario('Played', (text) => text);
  return { content, findings: (await runScenario(prepared, { path: 'scenarios/x.yaml', content })).findings };
};

describe('a try-out', () => {
  it('is as it was after a refusal, the clock included', async () => {
    const tryOut = await begin();
    const before = [tryOut.player.now, tryOut.player.state];
    await expect(tryOut.play({ by: 'student', do: 'agree', at: 'check' })).rejects.toSatisfy(isRefusal);
    await expect(tryOut.play({ message: 'paid' })).rejects.toSatisfy(isRefusal);
    await expect(tryOut.play({ job: 'print' })).rejects.toThrow('no job waits');
    expect([tryOut.player.now, tryOut.player.state]).toEqual(before);
    expect(tryOut.length).toBe(0);
  });

  it('takes back one thing after another, called applications and failures too', async () => {
    const tryOut = await begin();
    const seen: unknown[] = [];
    const look = () =>
      structuredClone([
        tryOut.player.now,
        tryOut.player.applications.map(({ path, state, history }) => [path, state, history]),
        tryOut.player.applications.map((one) => one.waitingJobs().map((id) => one.job(id)?.attempts)),
      ]);
    const entries: ScenarioEntry[] = [
      { by: 'leader', do: 'agree', at: 'check' },
      { by: 'network', do: 'agree', at: 'second' },
      { wait: 'P3D' },
      { by: 'director', do: 'agree', at: 'judge', in: 'ask' },
      { job: 'print', failure: 'Out of paper' },
      { job: 'print', failure: 'Out of paper' },
      { by: 'admin', do: 'retry', at: 'print' },
    ];
    for (const entry of entries) {
      seen.push(look());
      await tryOut.play(entry);
    }
    for (const before of seen.toReversed()) {
      expect(tryOut.undo()).toBe(true);
      expect(look()).toEqual(before);
    }
    expect(tryOut.undo()).toBe(false);
  });
});

/** Numbers that a seed decides (mulberry32). */
function dice(seed: number) {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PEOPLE = ['director', 'network', 'hr', 'dean', 'leader'];

/** Everything that could be tried now, rightly or not. */
function possible({ player }: TryOut, throwDie: (below: number) => number): ScenarioEntry[] {
  const someone = () => PEOPLE[throwDie(PEOPLE.length)] ?? 'hr';
  return player.applications.flatMap((application): ScenarioEntry[] => {
    if (!application.isUnderWay) return [];
    const { state, item, path, now } = application;
    const place = path === '' ? {} : { in: path };
    const acts = state.tasks.flatMap((task) => {
      const people = task.assigneeId ? [task.assigneeId] : task.candidateIds;
      return people.flatMap((by) =>
        (allowedActions(item.model, state, { userId: by }, now).tasks[task.id] ?? []).flatMap(
          ({ name }): ScenarioEntry[] => {
            const entry = { ...place, by, at: task.stepId };
            if (name === 'return-previous') return [{ ...entry, do: 'return' as const, to: 'previous' }];
            if (name === 'return-initiator') return [{ ...entry, do: 'return' as const, to: 'initiator' }];
            if (name === 'return-any') return [];
            if (name === 'transfer' || name === 'delegate') return [{ ...entry, do: name, to: someone() }];
            if (name === 'remove-sign') return [{ ...entry, do: name, to: [someone()] }];
            if (name === 'add-sign') {
              const sign = (['before', 'after', 'parallel'] as const)[throwDie(3)] ?? 'before';
              return [{ ...entry, do: name, sign, to: [someone()] }];
            }
            if (name === 'disagree' && throwDie(8) > 0) return [];
            return name === 'agree'
              ? Array.from({ length: 4 }, () => ({ ...entry, do: name }))
              : [{ ...entry, do: name }];
          },
        ),
      );
    });
    return [
      ...acts,
      ...application.waitingJobs().flatMap((job): ScenarioEntry[] => [
        { ...place, job, output: { card: 'C-1' } },
        { ...place, job, failure: 'Out of paper' },
      ]),
      ...state.incidents.map(({ elementId }): ScenarioEntry => ({ by: 'admin', do: 'retry', at: elementId ?? '' })),
      ...state.subscriptions.map(
        ({ kind, name, correlationKey }): ScenarioEntry =>
          kind === 'signal'
            ? { signal: name }
            : { message: name, ...(correlationKey !== null && { key: correlationKey }) },
      ),
      ...application
        .waitingCalls()
        .flatMap(({ elementId }): ScenarioEntry[] =>
          throwDie(6) === 0 ? [{ ...place, call: elementId, outcome: 'agree' }] : [],
        ),
      { by: 'staff', do: 'cc', to: ['hr'] },
      { by: 'staff', do: 'urge' },
      { by: 'staff', do: 'withdraw' },
      { by: 'leader', do: 'withdraw' },
      { by: 'staff', download: 'proof.docx' },
      { wait: 'PT5H' },
    ];
  });
}

describe('what has been played, whatever it was', () => {
  const first = Math.floor(Math.random() * 2 ** 31);
  const kinds = new Set<string>();

  it.each(Array.from({ length: 12 }, (_none, index) => first + index))(
    'is a scenario that passes (seed %i)',
    async (seed) => {
      const throwDie = dice(seed);
      const tryOut = await begin(throwDie(4) === 0 ? 0 : 5);
      for (let count = 0; count < 40; count += 1) {
        const entries = possible(tryOut, throwDie);
        const entry = entries[throwDie(Math.max(1, entries.length))];
        if (!entry) break;
        if (throwDie(10) === 0) tryOut.undo();
        try {
          await tryOut.play(entry);
          kinds.add('do' in entry ? entry.do : (Object.keys(entry).find((key) => key !== 'in' && key !== 'by') ?? ''));
        } catch (error) {
          if (!isRefusal(error) && !(error instanceof Error && error.name === 'NotPlayable')) throw error;
        }
      }
      const { content, findings } = await replay(tryOut);
      expect(findings, content).toEqual([]);
    },
  );

  it('and these were of many kinds', () => {
    expect(kinds.size).toBeGreaterThan(8);
  });
});
