import { beforeEach, describe, expect, it } from 'vitest';
import { type Application, begin } from './application.ts';

describe('steps inside a sub-process', () => {
  let one: Application;
  const back = (at: string, userId: string, stepId: string, resume: 'replay' | 'jump-back' = 'replay') =>
    one.on(at, userId, { type: 'return', target: { stepId }, resume });
  beforeEach(async () => {
    one = await begin('nested', 'ann');
    await one.agree('first', 'rita');
  });

  it('go back within it', async () => {
    await one.on('second', 'carl', { type: 'return', target: 'previous' });
    expect(one.open()).toEqual(['first: rita']);
    await one.agree('first', 'rita');
    expect(one.open()).toEqual(['second: carl']);
  });

  it('go back out of it and start it again', async () => {
    await back('second', 'carl', 'apply');
    expect(one.open()).toEqual(['apply: ann']);
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['first: rita']);
  });

  it('are jumped back into', async () => {
    await back('second', 'carl', 'apply', 'jump-back');
    await one.agree('apply', 'ann');
    expect(one.open()).toEqual(['second: carl']);
    await one.agree('second', 'carl');
    await one.agree('final', 'boss');
    expect(one.state.status).toBe('completed');
  });

  it('are returned to and withdrawn to from behind it', async () => {
    await one.agree('second', 'carl');
    await one.act({ userId: 'carl' }, { type: 'withdraw' });
    expect(one.open()).toEqual(['second: carl']);
    await one.agree('second', 'carl');
    await back('final', 'boss', 'first');
    expect(one.open()).toEqual(['first: rita']);
    await one.agree('first', 'rita');
    await one.agree('second', 'carl');
    await one.agree('final', 'boss');
    expect(one.state.status).toBe('completed');
  });
});
