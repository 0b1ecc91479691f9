import { describe, expect, it } from 'vitest';
import { forecast, startOptions } from '../src/index.ts';
import { type Application, begin, loadModel } from './application.ts';

const ahead = async (one: Application): Promise<string[]> => {
  const { steps } = await forecast(one.model, one.state, one.ports);
  return steps.map(({ stepId, certainty, people, picked, passes }) =>
    [stepId, certainty, picked ? 'picked' : people.map((person) => person.id).join('|'), passes]
      .filter(Boolean)
      .join(' '),
  );
};

describe('forecast', () => {
  it('names the steps still to come and their people', async () => {
    const one = await begin('sequence', 'ann', { next: { assignees: { review: ['rita'] } } });
    expect(await ahead(one)).toEqual(['decide certain boss', 'handle certain carl|cleo']);
    await one.agree('review', 'rita');
    expect(await ahead(one)).toEqual(['handle certain carl|cleo']);
  });

  it('follows conditions that the present data decides, as if everybody agreed', async () => {
    const long = await begin('choice', 'ann', { form: { days: 5 } });
    expect((await ahead(long)).map((step) => step.split(' ').slice(0, 2).join(' '))).toEqual([
      'file certain',
      'check conditional',
    ]);
    expect((await ahead(long)).some((step) => step.startsWith('short'))).toBe(false);
  });

  it('says of whom somebody else chooses that they are not known yet', async () => {
    const model = await loadModel('sequence');
    const one = await begin('sequence', 'ann', { next: { assignees: { review: ['rita'] } } });
    const { forecast: steps } = await startOptions(
      model,
      { userId: 'ann' },
      { departmentId: null, form: {} },
      one.ports,
    );
    expect(steps[0]).toMatchObject({ stepId: 'review', picked: true, people: [] });
    expect(steps.map((step) => step.stepId)).toEqual(['review', 'decide', 'handle']);
  });

  it('says nothing of what has ended', async () => {
    const one = await begin('committee', 'ann', {}, { 'mode="all"': 'mode="any"' });
    expect(await ahead(one)).toEqual(['handle certain carl']);
    await one.agreeAs('review', 'tom');
    await one.agree('handle', 'carl');
    expect(await ahead(one)).toEqual([]);
  });

  const again = { '<flow:step kind="approve">': '<flow:step kind="approve" onSamePerson="auto-agree">' };
  const byHead = { '<flow:assignment rule="post" post="reviewer" />': '<flow:assignment rule="head" levels="1" />' };

  it('knows who will have approved before, and what passes by itself then', async () => {
    const one = await begin('sequence', 'ann', {}, { ...again, ...byHead });
    expect(await ahead(one)).toEqual(['decide certain boss auto-agree', 'handle certain carl|cleo']);
    const { model, ports } = one;
    const { forecast: steps } = await startOptions(model, { userId: 'ann' }, { departmentId: null, form: {} }, ports);
    expect(steps.map(({ stepId, passes }) => [stepId, passes])).toEqual([
      ['review', null],
      ['decide', 'auto-agree'],
      ['handle', null],
    ]);
    await one.agree('review', 'boss');
    expect(await ahead(one)).toEqual([]);
    expect(one.open().join()).toContain('handle');
  });

  it('does not guess who of several will approve', async () => {
    const any = { 'kind="approve" pick="one"': 'kind="approve" mode="any"' };
    const reviewers = {
      '<flow:assignment rule="head" levels="1" />': '<flow:assignment rule="post" post="reviewer" />',
    };
    const one = await begin('sequence', 'ann', {}, { ...again, ...any, ...reviewers });
    expect(await ahead(one)).toEqual(['decide certain rita|ralf', 'handle certain carl|cleo']);
  });
});
