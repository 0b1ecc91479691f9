import { allowedActions, canonicalJson, type StepOption, verifyChain } from '@flowhall/approval';
import type { LocalizedText } from '@flowhall/items';
import type { Player } from './player.ts';
import type { ActEntry, Expectation, JobEntry } from './scenario.ts';

/** What was expected and is not so; `path` leads to the entry of the expectation. */
export interface Mismatch {
  readonly path: readonly string[];
  readonly message: LocalizedText;
}

const mismatch = (path: readonly string[], expected: unknown, actual: unknown): Mismatch => ({
  path,
  message: {
    zh: `${path.join('.')} 应为 ${show(expected)}，实际为 ${show(actual)}`,
    en: `${path.join('.')} should be ${show(expected)} but is ${show(actual)}`,
  },
});

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
const sorted = (list: readonly string[]): string[] => [...list].sort();

/** Compares the application with what a scenario expects of it. A broken history chain is always a mismatch. */
export function checkExpectation(player: Player, expected: Expectation): Mismatch[] {
  const { state, last } = player;
  const found: Mismatch[] = [];
  const compare = (path: readonly string[], wanted: unknown, actual: unknown): void => {
    if (wanted !== undefined && !isSame(wanted, actual)) found.push(mismatch(path, wanted, actual));
  };
  compare(['status'], expected.status, state.status);
  compare(['title'], expected.title, player.title);
  compare(['number'], expected.number, player.number);
  if (expected.steps) compare(['steps'], sortPeople(expected.steps), sortPeople(openSteps(player)));
  for (const [field, value] of Object.entries(expected.fields ?? {})) {
    compare(['fields', field], value, state.variables.form[field] ?? null);
  }
  for (const [name, value] of Object.entries(expected.data ?? {})) {
    compare(['data', name], value, state.variables.data[name] ?? null);
  }
  for (const [username, steps] of Object.entries(expected.may ?? {})) {
    for (const [stepId, actions] of Object.entries(steps)) {
      compare(['may', username, stepId], sorted(actions), sorted(mayDo(player, username, stepId)));
    }
  }
  for (const [username, events] of Object.entries(expected.notified ?? {})) {
    const got = last.changes.notifications.filter((one) => one.userId === username).map((one) => one.event);
    compare(['notified', username], sorted(events), sorted(got));
  }
  if (expected.copied) {
    const got = last.changes.participants.filter((one) => one.relation === 'cc').map((one) => one.userId);
    compare(['copied'], sorted(expected.copied), sorted(got));
  }
  compare(
    ['history'],
    expected.history,
    player.history.map((entry) => entry.action),
  );
  const chain = verifyChain(player.history);
  if (!chain.intact) found.push(mismatch(['history'], 'intact', `broken at ${chain.brokenAt}`));
  return found;
}

/** Compares what a job sends. */
export function checkSent(wanted: NonNullable<JobEntry['sends']>, sent: object): Mismatch[] {
  const actual = new Map<string, unknown>(Object.entries(sent));
  return Object.entries(wanted)
    .filter(([name, value]) => !isSame(value, actual.get(name) ?? null))
    .map(([name, value]) => mismatch(['sends', name], value, actual.get(name) ?? null));
}

/** Compares what the submit dialog offers. */
export function checkOffers(wanted: NonNullable<ActEntry['offers']>, offered: readonly StepOption[]): Mismatch[] {
  return Object.entries(wanted).flatMap(([stepId, expected]) => {
    const option = offered.find((one) => one.stepId === stepId);
    if (!option)
      return [
        mismatch(
          ['offers'],
          stepId,
          offered.map((one) => one.stepId),
        ),
      ];
    const actual = {
      candidates: option.candidates.map((person) => person.id),
      preselected: [...option.preselected],
      pick: option.pick,
    };
    return (['candidates', 'preselected', 'pick'] as const)
      .filter((key) => expected[key] !== undefined && !isSame(expected[key], actual[key]))
      .map((key) => mismatch(['offers', stepId, key], expected[key], actual[key]));
  });
}

/** Open steps with their people, candidates included. */
export function openSteps({ state }: Player): Record<string, string[]> {
  const steps: Record<string, string[]> = {};
  for (const task of state.tasks.filter((one) => one.status === 'open')) {
    const people = task.assigneeId === null ? task.candidateIds : [task.assigneeId];
    steps[task.stepId] = [...(steps[task.stepId] ?? []), ...people];
  }
  return steps;
}

const sortPeople = (steps: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(steps).map(([stepId, people]) => [stepId, sorted(people)]));

function mayDo(player: Player, username: string, stepId: string): string[] {
  const task = player.task(stepId, username);
  const abilities = allowedActions(player.item.model, player.state, { userId: username }, player.now);
  return (task ? (abilities.tasks[task.id] ?? []) : []).map((ability) => ability.name);
}
