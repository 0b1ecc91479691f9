import { describe, expect, it } from 'vitest';
import { taskOptions } from '../src/index.ts';
import { type Application, begin } from './application.ts';

const disagree = { type: 'complete', outcome: 'disagree' } as const;
const convene = (mode: string, vote = ''): Promise<Application> =>
  begin(
    'committee',
    'ann',
    {},
    { 'mode="all"': `mode="${mode}"`, '<flow:action name="disagree" />': `<flow:action name="disagree" />${vote}` },
  );
const handed = ['handle: carl'];
const refused = ['refused: ann'];

describe('any one (或签)', () => {
  it('is decided by the first answer; the others are no longer asked', async () => {
    const one = await convene('any');
    expect(one.open()).toEqual(['review: ralf', 'review: rita', 'review: tom']);
    const late = one.taskOf('review', 'tom').id;
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(handed);
    await expect(one.act({ userId: 'tom' }, { ...disagree, taskId: late })).rejects.toMatchObject({
      code: 'task-already-done',
    });
  });

  it('is refused by a first disagree', async () => {
    const one = await convene('any');
    await one.as('review', 'tom', disagree);
    expect(one.open()).toEqual(refused);
  });
});

describe('all (会签)', () => {
  it('waits for everybody, in any order', async () => {
    const one = await convene('all');
    await one.agreeAs('review', 'tom');
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: ralf']);
    expect(one.last.currentSteps[0]).toMatchObject({
      mode: 'all',
      answered: [{ person: { id: 'rita' } }, { person: { id: 'tom' } }],
    });
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(handed);
    expect(one.state.approval.handlers.review).toEqual(['tom', 'rita', 'ralf']);
  });

  it('is refused by one disagree', async () => {
    const one = await convene('all');
    await one.agreeAs('review', 'tom');
    await one.as('review', 'rita', disagree);
    expect(one.open()).toEqual(refused);
  });

  it('asks nobody for a choice who does not decide', async () => {
    const one = await convene('all');
    const look = () =>
      taskOptions(one.model, one.state, { userId: 'tom' }, { taskId: one.taskOf('review', 'tom').id }, one.ports);
    expect((await look()).branches).toMatchObject([{ steps: [], waitsAtJoin: true }]);
    await one.agreeAs('review', 'rita');
    await one.agreeAs('review', 'ralf');
    expect((await look()).branches).toMatchObject([{ steps: [{ stepId: 'handle' }], waitsAtJoin: false }]);
  });

  it('counts who approved before, and asks the others', async () => {
    const one = await begin(
      'committee',
      'tom',
      {},
      { 'disagree="branch"': 'disagree="branch" onSamePerson="auto-agree"' },
    );
    expect(one.open()).toEqual(['review: ralf', 'review: rita']);
    expect(one.history.at(-1)).toMatchObject({ action: 'auto-agree', detail: { agreedFor: [{ id: 'tom' }] } });
    await one.agreeAs('review', 'ralf');
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(handed);
  });
});

describe('in turn (依次)', () => {
  it('opens one task after the other', async () => {
    const one = await convene('sequential');
    expect(one.open()).toEqual(['review: rita']);
    expect(one.last.changes.notifications.map((note) => note.userId)).toEqual(['rita']);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: ralf']);
    expect(one.last.changes.notifications).toMatchObject([{ userId: 'ralf', event: 'task-assigned' }]);
    await one.agreeAs('review', 'ralf');
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(handed);
  });

  it('stops at a disagree', async () => {
    const one = await convene('sequential');
    await one.as('review', 'rita', disagree);
    expect(one.open()).toEqual(refused);
  });
});

describe('vote (票签)', () => {
  it('is decided as soon as no further vote can change it', async () => {
    const one = await convene('vote', '<flow:vote share="2/3"/>');
    await one.as('review', 'tom', disagree);
    expect(one.open()).toEqual(['review: ralf', 'review: rita']);
    expect(one.last.currentSteps[0]?.tally).toEqual({ needed: 2, agree: 0, disagree: 1, open: 2 });
    await one.agreeAs('review', 'rita');
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(handed);

    const two = await convene('vote', '<flow:vote share="60%"/>');
    await two.as('review', 'tom', disagree);
    await two.as('review', 'rita', disagree);
    expect(two.open()).toEqual(refused);
  });

  it('agrees early by a threshold', async () => {
    const one = await convene('vote', '<flow:vote threshold="1"/>');
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(handed);
  });

  it('weighs votes', async () => {
    const weighed = '<flow:vote share="50%" weight="= if person.username = &quot;tom&quot; then 2 else 1"/>';
    const one = await convene('vote', weighed);
    await one.agreeAs('review', 'tom');
    expect(one.open()).toEqual(handed);
  });

  it('lets a veto end it, and waits for whoever has one', async () => {
    const veto = '<flow:vote threshold="1" veto="person.username = &quot;tom&quot;"/>';
    const one = await convene('vote', veto);
    await one.agreeAs('review', 'rita');
    expect(one.open()).toEqual(['review: ralf', 'review: tom']);
    await one.as('review', 'tom', disagree);
    expect(one.open()).toEqual(refused);
  });
});

describe('taking back and sending back', () => {
  it('lets only the decider take it back; the answers of the others stay', async () => {
    const one = await convene('all');
    await one.agreeAs('review', 'tom');
    await one.agreeAs('review', 'rita');
    await one.agreeAs('review', 'ralf');
    await expect(one.act({ userId: 'tom' }, { type: 'withdraw' })).rejects.toMatchObject({ code: 'withdraw-too-late' });
    await one.act({ userId: 'ralf' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['review: ralf']);
    await one.agreeAs('review', 'ralf');
    expect(one.open()).toEqual(handed);
    expect(one.state.approval.handlers.review).toEqual(['tom', 'rita', 'ralf']);
  });

  it('asks those again who were not heard, when the deciding disagree is taken back', async () => {
    const one = await convene('vote', '<flow:vote share="100%"/>');
    await one.agreeAs('review', 'tom');
    await one.as('review', 'rita', disagree);
    await one.act({ userId: 'rita' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['review: ralf', 'review: rita']);
    expect(one.last.currentSteps[0]?.tally).toEqual({ needed: 3, agree: 1, disagree: 0, open: 2 });
  });

  it('returns across a countersign, closing it for everybody, and asks all of them again', async () => {
    const one = await convene('all');
    await one.agreeAs('review', 'tom');
    await one.as('review', 'rita', { type: 'return', target: 'initiator', opinion: 'more' });
    expect(one.open()).toEqual(['apply: ann']);
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['review: ralf', 'review: rita', 'review: tom']);
  });

  it('jumps back to the whole countersign', async () => {
    const one = await convene('all');
    await one.agreeAs('review', 'tom');
    await one.as('review', 'rita', { type: 'return', target: 'initiator', opinion: 'more', resume: 'jump-back' });
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['review: ralf', 'review: rita', 'review: tom']);
  });

  it('returns to a vote that was decided early: everybody votes again', async () => {
    const one = await convene('vote', '<flow:vote threshold="1"/>');
    await one.agreeAs('review', 'rita');
    await one.on('handle', 'carl', { type: 'return', target: 'previous' });
    expect(one.open()).toEqual(['review: ralf', 'review: rita', 'review: tom']);
  });
});
