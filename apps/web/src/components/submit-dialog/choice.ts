import type { Channel, ForecastStep, NextChoice, OptionStep, Person, SubmitOptions } from '@flowhall/contracts';

export type Branch = SubmitOptions['branches'][number];

/** What a person has decided in the submit dialog so far. */
export interface Choice {
  /** Indexes of the chosen branches; empty while one has to be chosen and none is. */
  branches: readonly number[];
  /** The picked people by step id. */
  people: Readonly<Record<string, readonly Person[]>>;
  channels: readonly Channel[];
}

/** What the dialog hands over; parts without a choice are left out, so that the server's rules decide. */
export interface Submission {
  opinion?: string;
  next?: NextChoice;
  notify?: { channels: Channel[] };
}

/** Whether several of the branches may be taken together. */
export function branchesCombine(options: SubmitOptions): boolean {
  return options.branches.length > 1 && options.branches.every((branch) => branch.multiple);
}

/** Preselects what the rules yield: the only branch or the default one, the handlers, the channels that work. */
export function initialChoice(options: SubmitOptions): Choice {
  const steps = options.branches.flatMap((branch) => branch.steps);
  const byDefault = options.branches.findIndex((branch) => branch.isDefault);
  const branch = options.branches.length === 1 ? 0 : byDefault;
  return {
    branches: branch === -1 ? [] : [branch],
    people: Object.fromEntries(steps.map((step) => [step.stepId, preselection(step)])),
    channels: options.channels
      .filter((channel) => channel.available && channel.preselected)
      .map((channel) => channel.channel),
  };
}

function preselection(step: OptionStep): readonly Person[] {
  const people =
    step.candidates.length === 1
      ? step.candidates
      : step.candidates.filter((person) => step.preselected.includes(person.id));
  return step.pick === 'one' ? people.slice(0, 1) : people;
}

export function chosenBranches(options: SubmitOptions, choice: Choice): readonly Branch[] {
  return options.branches.filter((_branch, index) => choice.branches.includes(index));
}

/** The steps that become active as things are chosen now. */
function chosenSteps(options: SubmitOptions, choice: Choice): readonly OptionStep[] {
  return chosenBranches(options, choice).flatMap((branch) => branch.steps);
}

/** Those of them that somebody has to act on. */
export function askedSteps(options: SubmitOptions, choice: Choice): readonly OptionStep[] {
  return chosenSteps(options, choice).filter((step) => step.passes === null);
}

/** The people that a step would go to: the picked ones, or all that the rule yields. */
export function recipients(step: OptionStep, choice: Choice): readonly Person[] {
  return step.pick === 'no' ? step.candidates : (choice.people[step.stepId] ?? []);
}

/** Steps for which nobody is picked though somebody must be. */
export function unassigned(options: SubmitOptions, choice: Choice): OptionStep[] {
  return chosenSteps(options, choice).filter((step) => step.pick !== 'no' && recipients(step, choice).length === 0);
}

export function toSubmission(options: SubmitOptions, choice: Choice, opinion: string): Submission {
  const flowIds = chosenBranches(options, choice).flatMap((branch) => branch.flowId ?? []);
  const picked = chosenSteps(options, choice)
    .filter((step) => step.pick !== 'no')
    .map((step) => [step.stepId, recipients(step, choice).map((person) => person.id)] as const);
  const next: NextChoice = {
    ...(flowIds.length > 0 ? { flowId: flowIds.join(',') } : {}),
    ...(picked.length > 0 ? { assignees: Object.fromEntries(picked) } : {}),
  };
  const words = opinion.trim();
  return {
    ...(words ? { opinion: words } : {}),
    ...(Object.keys(next).length > 0 ? { next } : {}),
    ...(options.channels.length > 0 ? { notify: { channels: [...choice.channels] } } : {}),
  };
}

/** Steps that follow after those that come next. */
export function beyond(options: SubmitOptions, choice: Choice): ForecastStep[] {
  const next = new Set(options.branches.flatMap((branch) => branch.steps.map((step) => step.stepId)));
  return chosenBranches(options, choice).length > 0 ? options.forecast.filter((step) => !next.has(step.stepId)) : [];
}
