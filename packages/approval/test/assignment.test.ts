import type { Assignment, OnNobody, StepSettings } from '@flowhall/bpmn';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AssignmentContext, findInitiator, resolveAssignments, startOptions, taskOptions } from '../src/index.ts';
import { Application, begin, loadModel } from './application.ts';
import { directory } from './organisation.ts';

let context: AssignmentContext;
beforeAll(async () => {
  context = {
    initiator: await findInitiator(directory, { initiatorId: 'ann', departmentId: null }),
    variables: {
      form: {
        unit: 'team',
        unitKey: 'house',
        deputy: 'rita',
        several: ['cleo', 'nobody', 'carl', 'vic'],
        stranger: 'vic',
        rows: [{ who: 'tom' }, { who: 'rita' }, {}],
        amount: 7,
        level: 'house',
      },
      data: {},
      steps: {},
      outcome: null,
    },
    clock: () => new Date('2026-03-02T01:00:00Z'),
    handlers: { review: ['ralf'] },
  };
});

/** What happens when nobody is found. */
const nobody = (then: OnNobody['then']): OnNobody => (then === 'users' ? { then, users: ['gone', 'eve'] } : { then });

const settings = (assignments: Assignment[], more: Partial<StepSettings> = {}): StepSettings => ({
  kind: 'approve',
  mode: 'single',
  pick: 'no',
  disagree: 'reject',
  actions: [],
  onNobody: nobody('refuse'),
  onSamePerson: 'ask',
  notifications: [],
  assignments,
  ...more,
});
const resolve = async (assignments: Assignment[], more: Partial<StepSettings> = {}) => {
  const { people, ...rest } = await resolveAssignments(settings(assignments, more), context, directory);
  return { people: people.map((person) => person.id), ...rest };
};

describe('assignment rules', () => {
  it.each<[Assignment, string[]]>([
    [{ rule: 'initiator' }, ['ann']],
    [{ rule: 'users', users: ['tom', 'nobody', 'gone', 'eve'] }, ['tom', 'eve']],
    [{ rule: 'role', role: 'clerk' }, ['carl', 'cleo']],
    [{ rule: 'role', role: 'clerk', department: 'house' }, ['carl', 'cleo']],
    [{ rule: 'role', role: 'clerk', department: 'initiator' }, []],
    [{ rule: 'post', post: 'reviewer' }, ['rita', 'ralf']],
    [{ rule: 'post', post: 'reviewer', department: 'other' }, ['sol']],
    [{ rule: 'post', post: 'reviewer', department: 'nowhere' }, []],
    [{ rule: 'head', levels: 0 }, ['tom']],
    [{ rule: 'head', levels: 1 }, ['boss']],
    [{ rule: 'head', levels: 2 }, []],
    [{ rule: 'form-department-head', field: 'unit' }, ['tom']],
    [{ rule: 'form-department-head', field: 'unitKey' }, ['boss']],
    [{ rule: 'form-department-head', field: 'missing' }, []],
    [{ rule: 'form-users', field: 'deputy' }, ['rita']],
    [{ rule: 'form-users', field: 'several' }, ['cleo', 'carl']],
    [{ rule: 'form-users', field: 'rows.who' }, ['tom', 'rita']],
    [{ rule: 'form-users', field: 'amount' }, []],
    [{ rule: 'handler-of', step: 'review' }, ['ralf']],
    [{ rule: 'handler-of', step: 'decide' }, []],
    [{ rule: 'chosen', role: 'clerk' }, ['carl', 'cleo']],
    [{ rule: 'chosen', scope: 'department' }, ['ann', 'rita', 'ralf', 'tom']],
    [{ rule: 'chosen', department: 'other' }, ['sol', 'carl', 'cleo', 'eve']],
    [{ rule: 'expression', expression: 'if amount > 5 then "boss" else "tom"' }, ['boss']],
    [{ rule: 'expression', expression: 'organisation.departments[key = level].heads' }, ['boss']],
    [{ rule: 'expression', expression: 'form.several' }, ['cleo', 'carl']],
    [{ rule: 'expression', expression: 'initiator.username' }, ['ann']],
    [{ rule: 'expression', expression: 'form.stranger' }, []],
    [{ rule: 'form-users', field: 'stranger' }, []],
    [{ rule: 'expression', expression: 'nothing.here' }, []],
  ])('%j finds %j', async (rule, expected) => {
    expect((await resolve([rule], { onNobody: nobody('skip') })).people).toEqual(expected);
  });

  it('looks for a post upward until somebody has it', async () => {
    const nearest = { rule: 'post', post: 'head', department: 'nearest' } as const;
    expect((await resolve([nearest])).people).toEqual(['tom']);
    const reviewer = await findInitiator(directory, { initiatorId: 'root', departmentId: 'other' });
    const people = await resolveAssignments(settings([nearest]), { ...context, initiator: reviewer }, directory);
    expect(people.people.map((person) => person.id)).toEqual(['boss']);
  });

  it('are combined in their order, each person once', async () => {
    const rules: Assignment[] = [
      { rule: 'users', users: ['ralf', 'carl'] },
      { rule: 'post', post: 'reviewer' },
      { rule: 'role', role: 'clerk' },
    ];
    expect((await resolve(rules)).people).toEqual(['ralf', 'carl', 'rita', 'cleo']);
  });

  it.each([
    [nobody('admins'), ['root'], 'admins'],
    [nobody('users'), ['eve'], 'users'],
    [nobody('skip'), [], 'skip'],
    [nobody('refuse'), [], 'refuse'],
  ])('find nobody: %j', async (onNobody, people, how) => {
    const empty: Assignment = { rule: 'role', role: 'nobody' };
    expect(await resolve([empty], { onNobody })).toEqual({ people, nobody: how, anybody: false });
  });
});

describe('choosing anybody', () => {
  const anybody = {
    '<flow:assignment rule="post" post="reviewer" />': '<flow:assignment rule="chosen" scope="all" />',
  };
  const once = { 'pick="one"': 'pick="no"', ...anybody };

  it('offers the organisation and takes any active person', async () => {
    const model = await loadModel('sequence', undefined, once);
    const { ports } = new Application(model);
    const options = await startOptions(model, { userId: 'ann' }, { departmentId: null, form: {} }, ports);
    expect(options.branches[0]?.steps).toMatchObject([{ anybody: true, pick: 'one', candidates: [], preselected: [] }]);
    const started = await new Application(model).start('ann', { next: { assignees: { review: ['eve'] } } });
    expect(started.open()).toEqual(['review: eve']);
  });

  it.each([[['gone']], [['nobody']], [['vic']], [['eve', 'tom']]])('refuses %j', async (review) => {
    const wrong = begin('sequence', 'ann', { next: { assignees: { review } } }, once);
    await expect(wrong).rejects.toMatchObject({ code: 'assignee-not-candidate' });
  });
});

describe('the same person again', () => {
  const reviewerIsAgain = (rule: string) => ({
    'kind="approve" pick="one"': `kind="approve" onSamePerson="${rule}"`,
    'rule="post" post="reviewer"': 'rule="initiator"',
  });

  it.each([
    ['ask', ['review: ann']],
    ['auto-agree', ['decide: boss']],
    ['head', ['review: tom']],
  ])('%s', async (rule, open) => {
    const one = await begin('sequence', 'ann', {}, reviewerIsAgain(rule));
    expect(one.open()).toEqual(open);
  });

  it.each([
    ['ask', null, ['ann']],
    ['auto-agree', 'auto-agree', ['ann']],
    ['head', null, ['tom']],
  ])('%s: what is offered beforehand', async (rule, passes, people) => {
    const model = await loadModel('sequence', undefined, reviewerIsAgain(rule));
    const { ports } = new Application(model);
    const { branches } = await startOptions(model, { userId: 'ann' }, { departmentId: null, form: {} }, ports);
    expect(branches[0]?.steps).toMatchObject([{ stepId: 'review', passes, candidates: people.map((id) => ({ id })) }]);
  });

  it('goes above a head to the next head, and asks at the top', async () => {
    expect((await begin('sequence', 'tom', {}, reviewerIsAgain('head'))).open()).toEqual(['review: boss']);
    expect((await begin('sequence', 'boss', {}, reviewerIsAgain('head'))).open()).toEqual(['review: boss']);
  });

  it('agrees for whoever approved before, but asks again after a return', async () => {
    const twice = {
      '<flow:step kind="approve">': '<flow:step kind="approve" onSamePerson="auto-agree">',
      'rule="head" levels="1"': 'rule="post" post="reviewer" department="other"',
    };
    const one = await begin('sequence', 'eve', {}, twice);
    const request = { taskId: one.task('review').id };
    const { branches } = await taskOptions(one.model, one.state, { userId: 'sol' }, request, one.ports);
    expect(branches[0]?.steps).toMatchObject([{ stepId: 'decide', passes: 'auto-agree', candidates: [{ id: 'sol' }] }]);
    await one.agree('review', 'sol');
    expect(one.open()).toEqual(['handle: carl|cleo']);
    expect(one.actions()).toContain('auto-agree decide -');
  });
});
