import { beforeEach, describe, expect, it } from 'vitest';
import { returnTargets, startOptions, taskOptions, verifyChain } from '../src/index.ts';
import { Application, begin, loadModel } from './application.ts';

const toRita = { next: { assignees: { review: ['rita'] } } };
const refuses = (code: string) => ({ code });

describe('submitting', () => {
  it('asks for the people of a step that the applicant picks', async () => {
    await expect(begin('sequence', 'ann')).rejects.toMatchObject({
      code: 'assignee-required',
      params: { step: 'Review', stepId: 'review' },
    });
  });

  it.each([
    ['a stranger', ['eve']],
    ['a closed account', ['gone']],
    ['too many', ['rita', 'ralf']],
  ])('refuses %s among the picked people', async (_, review) => {
    const request = { next: { assignees: { review } } };
    await expect(begin('sequence', 'ann', request)).rejects.toMatchObject(refuses('assignee-not-candidate'));
  });

  it('starts and submits as one action', async () => {
    const one = await begin('sequence', 'ann', {
      ...toRita,
      form: { reason: 'x' },
      opinion: ' please ',
      channels: ['sms'],
    });
    expect(one.open()).toEqual(['review: rita']);
    expect(one.actions()).toEqual(['submit apply ann']);
    const [entry] = one.history;
    expect(entry).toMatchObject({ seq: 1, opinion: 'please', previousHash: '' });
    expect(entry?.detail.recipients).toMatchObject([{ stepId: 'review', people: [{ id: 'rita' }] }]);
    expect(one.last.changes.rounds.created.map((round) => [round.stepId, round.status])).toEqual([
      ['apply', 'completed'],
      ['review', 'open'],
    ]);
    expect(one.last.changes.rounds.updated).toEqual([]);
    expect(one.last.changes.notifications).toMatchObject([
      { userId: 'rita', event: 'task-assigned', stepId: 'review', channels: ['sms'], by: { id: 'ann' } },
    ]);
    expect(one.last.changes.participants).toEqual(
      expect.arrayContaining([
        { userId: 'ann', relation: 'initiator' },
        { userId: 'rita', relation: 'assignee' },
      ]),
    );
    expect(one.last.currentSteps).toMatchObject([{ stepId: 'review', claimable: false, people: [{ id: 'rita' }] }]);
    expect(one.state.variables).toMatchObject({ form: { reason: 'x' }, outcome: 'agree' });
  });

  it('preselects nobody among several and the only one where there is one', async () => {
    const model = await loadModel('sequence');
    const { ports } = new Application(model);
    const request = { departmentId: null, form: {} };
    const several = await startOptions(model, { userId: 'ann' }, request, ports);
    expect(several.branches).toMatchObject([
      { flowId: null, ends: false, steps: [{ stepId: 'review', pick: 'one', preselected: [] }] },
    ]);
    expect(several.branches[0]?.steps[0]?.candidates.map((one) => one.id)).toEqual(['rita', 'ralf']);
    const only = await startOptions(model, { userId: 'eve' }, request, ports);
    expect(only.branches[0]?.steps[0]?.preselected).toEqual(['sol']);
    const started = await new Application(model).start('eve');
    expect(started.open()).toEqual(['review: sol']);
  });

  it('looks in the department for which the application is made', async () => {
    const one = await begin('sequence', 'ann', { departmentId: 'other' });
    expect(one.open()).toEqual(['review: sol']);
  });
});

describe('working through a sequence', () => {
  let one: Application;
  beforeEach(async () => {
    one = await begin('sequence', 'ann', toRita);
  });

  it('goes to the end, with copies and a history that proves itself', async () => {
    await one.agree('review', 'rita', { opinion: 'fine' });
    await one.agree('decide', 'boss');
    expect(one.open()).toEqual(['handle: carl|cleo']);
    await one.on('handle', 'cleo', { type: 'claim' });
    await one.agree('handle', 'cleo', { form: { cardNumber: '7' } });
    expect(one.state.status).toBe('completed');
    expect(one.last.endedAt).toBe('2026-03-02T01:04:00.000Z');
    expect(one.state.rounds).toEqual([]);
    expect(one.state.variables.form).toEqual({ cardNumber: '7' });
    expect(one.actions()).toEqual([
      'submit apply ann',
      'agree review rita',
      'agree decide boss',
      'claim handle cleo',
      'agree handle cleo',
      'cc - -',
      'complete - -',
    ]);
    expect(one.last.changes.notifications.map((message) => [message.event, message.userId])).toEqual([
      ['cc', 'boss'],
      ['completed', 'ann'],
    ]);
    expect(one.last.changes.participants).toContainEqual({ userId: 'boss', relation: 'cc' });
    expect(verifyChain(one.history)).toEqual({ intact: true, entries: 7, brokenAt: null });
    const forged = one.history.map((entry) => (entry.seq === 2 ? { ...entry, opinion: 'never' } : entry));
    expect(verifyChain(forged)).toMatchObject({ intact: false, brokenAt: 2 });
    expect(verifyChain(one.history.filter((entry) => entry.seq !== 3))).toMatchObject({ intact: false, brokenAt: 3 });
    await expect(one.act({ userId: 'ann' }, { type: 'terminate' })).rejects.toMatchObject(refuses('instance-ended'));
  });

  it('lets nobody act without the right', async () => {
    const { id } = one.task('review');
    const attempts = [
      one.agree('review', 'eve'),
      one.agree('review', 'ann'),
      one.on('review', 'eve', { type: 'transfer', toUserId: 'eve' }),
      one.on('review', 'ralf', { type: 'return', target: 'initiator' }),
      one.on('review', 'eve', { type: 'claim' }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject(refuses('not-your-task'));
    await expect(one.act({ userId: 'eve' }, { type: 'withdraw' })).rejects.toMatchObject(refuses('forbidden'));
    await expect(one.act({ userId: 'eve' }, { type: 'terminate' })).rejects.toMatchObject(refuses('forbidden'));
    await expect(one.act(null, { type: 'terminate' })).rejects.toMatchObject(refuses('forbidden'));
    const unknown = { type: 'complete', taskId: `${id}x`, outcome: 'agree' } as const;
    await expect(one.act({ userId: 'rita' }, unknown)).rejects.toMatchObject(refuses('task-already-done'));
    expect(one.open()).toEqual(['review: rita']);
  });

  it('refuses actions that the step does not allow, a missing opinion and an old version', async () => {
    await expect(one.on('review', 'rita', { type: 'complete', outcome: 'disagree' })).rejects.toMatchObject(
      refuses('opinion-required'),
    );
    await expect(one.agree('review', 'rita', { version: 9 })).rejects.toMatchObject(refuses('version-conflict'));
    await one.agree('review', 'rita');
    const disagree = { type: 'complete', outcome: 'disagree' } as const;
    await expect(one.on('decide', 'boss', disagree)).rejects.toMatchObject(refuses('action-not-allowed'));
    expect(one.can('boss', 'decide')).toEqual(['agree', 'return-previous', 'return-initiator', 'return-any']);
  });

  it('ends as rejected when a reviewer disagrees', async () => {
    await one.on('review', 'rita', { type: 'complete', outcome: 'disagree', opinion: 'no budget' });
    expect(one.state.status).toBe('rejected');
    expect(one.actions().slice(1)).toEqual(['disagree review rita', 'reject - -']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'ann', event: 'rejected', opinion: 'no budget' }]);
    expect(one.last.events.at(-1)).toMatchObject({ type: 'ended' });
  });

  it('transfers to an active person only', async () => {
    const transfer = (toUserId: string) => one.on('review', 'rita', { type: 'transfer', toUserId });
    await expect(transfer('gone')).rejects.toMatchObject(refuses('user-not-active'));
    await expect(transfer('nobody')).rejects.toMatchObject(refuses('user-not-active'));
    await transfer('eve');
    expect(one.open()).toEqual(['review: eve']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'eve', event: 'task-assigned' }]);
    await expect(one.agree('review', 'rita')).rejects.toMatchObject(refuses('not-your-task'));
    await one.agree('review', 'eve');
    expect(one.open()).toEqual(['decide: boss']);
  });

  it('lets one candidate claim and give back', async () => {
    await one.agree('review', 'rita');
    await one.agree('decide', 'boss');
    expect(one.last.currentSteps).toMatchObject([{ claimable: true }]);
    await one.on('handle', 'cleo', { type: 'claim' });
    await expect(one.on('handle', 'carl', { type: 'claim' })).rejects.toMatchObject(refuses('already-claimed'));
    expect(one.can('cleo', 'handle')).toContain('release');
    await one.on('handle', 'cleo', { type: 'release' });
    expect(one.open()).toEqual(['handle: carl|cleo']);
    await one.on('handle', 'carl', { type: 'claim' });
    expect(one.open()).toEqual(['handle: carl']);
  });

  it('gives an unclaimed task to the candidate who acts on it', async () => {
    await one.agree('review', 'rita');
    await one.agree('decide', 'boss');
    expect(one.can('cleo', 'handle')).toEqual(expect.arrayContaining(['claim', 'agree']));
    expect(one.can('cleo', 'handle')).not.toContain('release');
    await expect(one.agree('handle', 'rita')).rejects.toMatchObject(refuses('not-your-task'));
    await one.agree('handle', 'cleo');
    expect(one.state.status).toBe('completed');
    expect(one.last.state.variables.steps.handle).toEqual({ outcome: 'agree', handlerIds: ['cleo'] });
    expect(one.last.changes.tasks.updated).toMatchObject([{ assigneeId: 'cleo', doneById: 'cleo', status: 'done' }]);
  });

  it('tells the dialog where it goes next', async () => {
    const options = await taskOptions(
      one.model,
      one.state,
      { userId: 'rita' },
      { taskId: one.task('review').id },
      one.ports,
    );
    expect(options).toMatchObject({
      opinion: 'optional',
      branches: [{ steps: [{ stepId: 'decide', preselected: ['boss'], pick: 'no' }] }],
    });
    const rejecting = { taskId: one.task('review').id, outcome: 'disagree' as const };
    const ends = await taskOptions(one.model, one.state, { userId: 'rita' }, rejecting, one.ports);
    expect(ends).toMatchObject({ opinion: 'required', branches: [{ ends: true, steps: [] }] });
    const stranger = taskOptions(one.model, one.state, { userId: 'eve' }, { taskId: one.task('review').id }, one.ports);
    await expect(stranger).rejects.toMatchObject(refuses('not-your-task'));
  });
});

describe('returning', () => {
  let one: Application;
  beforeEach(async () => {
    one = await begin('sequence', 'ann', toRita);
    await one.agree('review', 'rita');
  });

  it('goes to the step before, to the person who handled it, and runs on from there', async () => {
    await one.on('decide', 'boss', { type: 'return', target: 'previous', opinion: 'look again' });
    expect(one.open()).toEqual(['review: rita']);
    expect(one.last.changes.notifications).toMatchObject([
      { userId: 'rita', event: 'returned', opinion: 'look again' },
    ]);
    expect(one.history.at(-1)?.detail.target).toMatchObject({ stepId: 'review', resume: 'replay' });
    expect(one.last.currentSteps).toMatchObject([{ reason: 'returned' }]);
    await one.on('review', 'rita', { type: 'return', target: 'previous', opinion: 'and you' });
    expect(one.open()).toEqual(['apply: ann']);
    await one.agree('apply', 'ann', { form: { reason: 'better' } });
    expect(one.open()).toEqual(['review: rita']);
    expect(one.actions().at(-1)).toBe('resubmit apply ann');
    await one.agree('review', 'rita');
    expect(one.open()).toEqual(['decide: boss']);
  });

  it('jumps straight back to the returner, and the step in between counts as done', async () => {
    await one.on('decide', 'boss', { type: 'return', target: 'initiator', resume: 'jump-back' });
    expect(one.open()).toEqual(['apply: ann']);
    const preview = await taskOptions(
      one.model,
      one.state,
      { userId: 'ann' },
      { taskId: one.task('apply').id },
      one.ports,
    );
    expect(preview.branches).toMatchObject([{ steps: [{ stepId: 'decide', preselected: ['boss'] }] }]);
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['decide: boss']);
    await one.on('decide', 'boss', { type: 'return', target: 'previous' });
    expect(one.open()).toEqual(['review: rita']);
  });

  it('offers the earlier steps and refuses any other', async () => {
    await one.agree('decide', 'boss');
    await one.on('handle', 'carl', { type: 'claim' });
    const targets = await returnTargets(one.model, one.state, { userId: 'carl' }, one.task('handle').id, one.ports);
    expect(targets.map((target) => [target.stepId, target.previous, target.initiator])).toEqual([
      ['decide', true, false],
      ['review', false, false],
      ['apply', false, true],
    ]);
    const back = (target: 'initiator' | { stepId: string }) => one.on('handle', 'carl', { type: 'return', target });
    await expect(back('initiator')).rejects.toMatchObject(refuses('action-not-allowed'));
    for (const stepId of ['handle', 'nowhere']) {
      await expect(back({ stepId })).rejects.toMatchObject(refuses('return-target-illegal'));
    }
    await back({ stepId: 'review' });
    expect(one.open()).toEqual(['review: rita']);
    await one.agree('review', 'rita');
    await one.agree('decide', 'boss');
    expect(one.open()).toEqual(['handle: carl|cleo']);
  });
});

describe('withdrawing', () => {
  it('takes the submit back as long as the next step has not acted', async () => {
    const one = await begin('sequence', 'ann', toRita);
    await one.act({ userId: 'ann' }, { type: 'withdraw', opinion: 'a mistake' });
    expect(one.open()).toEqual(['apply: ann']);
    expect(one.last.changes.rounds.updated.map((round) => round.status)).toEqual(['withdrawn']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'rita', event: 'withdrawn' }]);
    await one.agree('apply', 'ann', { next: { assignees: { review: ['ralf'] } } });
    expect(one.open()).toEqual(['review: ralf']);
    await one.agree('review', 'ralf');
    await expect(one.act({ userId: 'ann' }, { type: 'withdraw' })).rejects.toMatchObject(refuses('withdraw-too-late'));
    await one.act({ userId: 'ralf' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['review: ralf']);
  });

  it.each([
    ['a claim', (one: Application) => one.on('handle', 'carl', { type: 'claim' })],
    [
      'the end',
      (one: Application) => one.on('handle', 'carl', { type: 'claim' }).then(() => one.agree('handle', 'carl')),
    ],
  ])('is too late after %s', async (_, acted) => {
    const one = await begin('sequence', 'ann', toRita);
    await one.agree('review', 'rita');
    await one.agree('decide', 'boss');
    await acted(one);
    const code = one.state.status === 'running' ? 'withdraw-too-late' : 'instance-ended';
    await expect(one.act({ userId: 'boss' }, { type: 'withdraw' })).rejects.toMatchObject(refuses(code));
  });

  it('is too late after a transfer, and off where the item says so', async () => {
    const one = await begin('sequence', 'ann', toRita);
    await one.on('review', 'rita', { type: 'transfer', toUserId: 'ralf' });
    await expect(one.act({ userId: 'ann' }, { type: 'withdraw' })).rejects.toMatchObject(refuses('withdraw-too-late'));
    const off = await new Application(await loadModel('sequence', { withdraw: false, terminate: false })).start(
      'ann',
      toRita,
    );
    await expect(off.act({ userId: 'ann' }, { type: 'withdraw' })).rejects.toMatchObject(refuses('action-not-allowed'));
    await expect(off.act({ userId: 'ann' }, { type: 'terminate' })).rejects.toMatchObject(
      refuses('terminate-not-allowed'),
    );
  });
});

describe('terminating', () => {
  it.each([
    ['the initiator', { userId: 'ann' }, ['rita']],
    ['an operator', { userId: 'root', operator: true }, ['ann', 'rita']],
  ])('closes everything for %s', async (_, actor, told) => {
    const one = await begin('sequence', 'ann', toRita);
    await one.act(actor, { type: 'terminate', opinion: 'not needed' });
    expect(one.state).toMatchObject({ status: 'terminated', rounds: [], tasks: [], timers: [] });
    expect(one.last.changes.tasks.updated.map((task) => task.status)).toEqual(['cancelled']);
    expect(one.last.changes.notifications.map((message) => message.userId)).toEqual(told);
    expect(one.history.at(-1)).toMatchObject({ action: 'terminate', opinion: 'not needed', actorId: actor.userId });
  });
});
