import { allowedActions, canonicalJson, type StepOption, verifyChain } from '@flowhall/approval';
import type { LocalizedText } from '@flowhall/items';
import type { Application } from './application.ts';
import type { Player } from './player.ts';
import type { ActEntry, JobEntry } from './scenario.ts';
import type { Expectation, ExpectationOfOne } from './scenario-expectation.ts';
import { templatesAt } from './templates-at.ts';

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

/** Compares a play with what a scenario expects of it. A broken history chain is always a mismatch. */
export function checkExpectation(player: Player, { called = {}, ...expected }: Expectation): Mismatch[] {
  const ofCalled = Object.entries(called).flatMap(([path, wanted]) =>
    checkOne(player.at(path), wanted).map((one) => ({ ...one, path: ['called', path, ...one.path] })),
  );
  return [...checkOne(player.root, expected), ...ofCalled];
}

function checkOne(application: Application, expected: ExpectationOfOne): Mismatch[] {
  const { state, item } = application;
  const found: Mismatch[] = [];
  const compare = (path: readonly string[], wanted: unknown, actual: unknown): void => {
    if (wanted !== undefined && !isSame(wanted, actual)) found.push(mismatch(path, wanted, actual));
  };
  const compareLists = (name: string, wanted: readonly string[] | undefined, actual: () => readonly string[]): void => {
    if (wanted) compare([name], sorted(wanted), sorted(actual()));
  };
  const changes = application.recent.map((result) => result.changes);
  compare(['status'], expected.status, state.status);
  compare(['title'], expected.title, application.title);
  compare(['number'], expected.number, application.number);
  if (expected.steps) compare(['steps'], sortPeople(expected.steps), sortPeople(openSteps(application)));
  for (const [field, value] of Object.entries(expected.fields ?? {})) {
    compare(['fields', field], value, state.variables.form[field] ?? null);
  }
  for (const [name, value] of Object.entries(expected.data ?? {})) {
    compare(['data', name], value, state.variables.data[name] ?? null);
  }
  for (const [username, steps] of Object.entries(expected.may ?? {})) {
    for (const [stepId, actions] of Object.entries(steps)) {
      compare(['may', username, stepId], sorted(actions), sorted(mayDo(application, username, stepId)));
    }
  }
  for (const [username, events] of Object.entries(expected.notified ?? {})) {
    const got = changes.flatMap(({ notifications }) => notifications).filter((one) => one.userId === username);
    compare(['notified', username], sorted(events), sorted(got.map((one) => one.event)));
  }
  compareLists('copied', expected.copied, () =>
    changes.flatMap(({ participants }) => participants.flatMap((one) => (one.relation === 'cc' ? [one.userId] : []))),
  );
  compareLists('sent', expected.sent, () => changes.flatMap(({ thrown }) => thrown.map((one) => one.name)));
  compareLists('waits', expected.waits, () => [...new Set(state.subscriptions.map((one) => one.name))]);
  compareLists('jobs', expected.jobs, () => application.waitingJobs());
  compareLists('incidents', expected.incidents, () => state.incidents.map((one) => one.elementId ?? ''));
  for (const [stepId, files] of Object.entries(expected.templates ?? {})) {
    compare(['templates', stepId], sorted(files), sorted(templatesAt(item, stepId)));
  }
  compare(
    ['history'],
    expected.history,
    application.history.map((entry) => entry.action),
  );
  const chain = verifyChain(application.history);
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
export function openSteps({ state }: Application): Record<string, string[]> {
  const steps: Record<string, string[]> = {};
  for (const task of state.tasks.filter((one) => one.status === 'open')) {
    const people = task.assigneeId === null ? task.candidateIds : [task.assigneeId];
    steps[task.stepId] = [...(steps[task.stepId] ?? []), ...people];
  }
  return steps;
}

const sortPeople = (steps: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(steps).map(([stepId, people]) => [stepId, sorted(people)]));

function mayDo(application: Application, username: string, stepId: string): string[] {
  const { item, state, now } = application;
  const task = application.task(stepId, username);
  const abilities = allowedActions(item.model, state, { userId: username }, now);
  return (task ? (abilities.tasks[task.id] ?? []) : []).map((ability) => ability.name);
}
