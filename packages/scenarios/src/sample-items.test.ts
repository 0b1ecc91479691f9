import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ASSIGNMENT_RULES,
  DISAGREES,
  DUE_COUNTS,
  NEEDS,
  ON_NOBODY,
  ON_SAME_PERSON,
  OPINIONS,
  OVERDUE_ACTIONS,
  PICKS,
  parseBpmn,
  STEP_ACTIONS,
  STEP_CHANNELS,
  STEP_EVENTS,
  STEP_KINDS,
  STEP_MODES,
} from '@flowhall/bpmn';
import { loadItemFolder } from '@flowhall/items';
import { expect, it } from 'vitest';

const PROCESSES = join(import.meta.dirname, '../../../processes');

const items = await Promise.all(
  readdirSync(PROCESSES).map(async (key) => {
    const { item } = await loadItemFolder(join(PROCESSES, key));
    if (!item) throw new Error(`${key} cannot be read`);
    return { item, nodes: (await parseBpmn(item.xml)).model.nodes };
  }),
);
const nodes = items.flatMap((one) => one.nodes);
const steps = nodes.flatMap(({ step }) => step ?? []);
/** Steps whose people may be missing, or decide twice: the applicant's own are not meant. */
const others = steps.filter(({ assignments }) => assignments.some(({ rule }) => rule !== 'initiator'));
const actions = steps.flatMap((step) => step.actions);
const due = steps.flatMap((step) => step.due ?? []);
const told = steps.flatMap((step) => step.notifications);
const jobs = nodes.flatMap(({ job }) => job?.kind ?? []);

/** Every kind of rule with its words, and those that the services of this repository use. */
const RULES: Record<string, readonly [words: readonly string[], used: readonly unknown[]]> = {
  'assignment rule': [
    ASSIGNMENT_RULES,
    [...steps.flatMap((step) => step.assignments), ...nodes.flatMap(({ cc }) => cc)].map(({ rule }) => rule),
  ],
  'step kind': [STEP_KINDS, steps.map(({ kind }) => kind)],
  mode: [STEP_MODES, steps.map(({ mode }) => mode)],
  'nobody found': [ON_NOBODY, others.map(({ onNobody }) => onNobody.then)],
  'same person': [ON_SAME_PERSON, others.map(({ onSamePerson }) => onSamePerson)],
  pick: [PICKS, steps.map(({ pick }) => pick)],
  disagree: [DISAGREES, steps.map(({ disagree }) => disagree)],
  action: [STEP_ACTIONS, actions.map(({ name }) => name)],
  opinion: [OPINIONS, actions.map(({ opinion }) => opinion)],
  signature: [NEEDS, actions.map(({ signature }) => signature)],
  attachment: [NEEDS, actions.map(({ attachment }) => attachment)],
  overdue: [OVERDUE_ACTIONS, due.map(({ overdue }) => overdue)],
  'time counted': [DUE_COUNTS, due.map(({ counts }) => counts)],
  reminder: [
    ['before', 'after'],
    due.flatMap(({ remindBefore, remindAfter }) => [
      ...remindBefore.map(() => 'before'),
      ...remindAfter.map(() => 'after'),
    ]),
  ],
  'field permission': [
    ['hidden', 'read', 'write'],
    items
      .flatMap(({ item }) => Object.values(item.forms))
      .flatMap(({ permissions = {} }) => {
        return Object.values(permissions).flatMap((ofStep) => Object.values(ofStep));
      }),
  ],
  'column permission': [
    ['hidden', 'read', 'write'],
    items
      .flatMap(({ item }) => Object.values(item.forms))
      .flatMap(({ permissions = {} }) => {
        const entries = Object.values(permissions).flatMap((ofStep) => Object.entries(ofStep));
        return entries.flatMap(([field, permission]) => (field.includes('.') ? [permission] : []));
      }),
  ],
  message: [STEP_EVENTS, told.map(({ event }) => event)],
  channel: [STEP_CHANNELS, told.flatMap(({ channels }) => channels)],
  vote: [
    ['share', 'threshold', 'weight', 'veto'],
    steps.flatMap(({ vote }) =>
      Object.entries(vote ?? {}).flatMap(([name, value]) => (value === undefined ? [] : name)),
    ),
  ],
  branching: [['manual', 'condition'], nodes.flatMap((node) => branchingOf(node))],
};

function branchingOf({ type, manualBranching }: (typeof nodes)[number]): string[] {
  return /Gateway$/.test(type) ? [manualBranching ? 'manual' : 'condition'] : [];
}

/** What no service uses, and why. */
const UNUSED: Record<string, readonly string[]> = {
  // Says how a vote is decided instead of a share; there is one committee.
  vote: ['threshold'],
  // What a column has where its table is to be read.
  'column permission': ['read'],
};

it.each(Object.entries(RULES))('the services together use every %s', (kind, [words, used]) => {
  expect(words.filter((word) => !used.includes(word))).toEqual(UNUSED[kind] ?? []);
});

it('service tasks ask the directory and make documents', () => {
  expect(jobs).toEqual(expect.arrayContaining(['lookup', 'document']));
});
