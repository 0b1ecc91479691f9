import { describe, expect, it } from 'vitest';
import { forecast, startOptions } from '../src/index.ts';
import { type Application, begin, loadModel } from './application.ts';

const ahead = async (one: Application): Promise<string[]> => {
  const { steps } = await forecast(one.model, one.state, one.ports);
  return steps.map(
    ({ stepId, certainty, people, picked }) =>
      `${stepId} ${certainty} ${picked ? 'picked' : people.map((person) => person.id).join('|')}`,
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
});
