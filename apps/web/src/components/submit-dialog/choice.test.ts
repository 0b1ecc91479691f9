import type { OptionStep, SubmitOptions } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { askedSteps, type Branch, branchesCombine, initialChoice, toSubmission, unassigned } from './choice.ts';

const person = (id: string) => ({ id, name: id, department: null, post: null });
const step = (more: Partial<OptionStep> = {}): OptionStep => ({
  stepId: 'review',
  name: { zh: '审批', en: 'Review' },
  candidates: [person('a'), person('b')],
  anybody: false,
  preselected: [],
  pick: 'no',
  mode: 'single',
  passes: null,
  ...more,
});
const branch = (more: Partial<Branch> = {}): Branch => ({
  flowId: null,
  name: { zh: '', en: '' },
  multiple: false,
  isDefault: false,
  waitsAtJoin: false,
  ends: false,
  steps: [],
  ...more,
});
const options = (...branches: Branch[]): SubmitOptions => ({
  branches,
  channels: [
    { channel: 'in-app', available: true, preselected: true },
    { channel: 'sms', available: false, preselected: true },
  ],
  opinionRequired: false,
  signature: 'none',
  attachment: 'none',
  forecast: [],
});

describe('the submit dialog', () => {
  it('preselects the handler whom the rule yields, and only channels that work', () => {
    const offered = options(branch({ steps: [step({ pick: 'one', preselected: ['b'] })] }));
    expect(toSubmission(offered, initialChoice(offered), '  ')).toEqual({
      next: { assignees: { review: ['b'] } },
      notify: { channels: ['in-app'] },
    });
  });

  it('takes the only candidate without asking, but never one of several', () => {
    const only = options(branch({ steps: [step({ pick: 'one', candidates: [person('a')] })] }));
    expect(unassigned(only, initialChoice(only))).toEqual([]);
    const several = options(branch({ steps: [step({ pick: 'one' })] }));
    expect(unassigned(several, initialChoice(several)).map(({ stepId }) => stepId)).toEqual(['review']);
  });

  it('leaves people out where the rule alone decides', () => {
    const offered = options(branch({ steps: [step()] }));
    expect(toSubmission(offered, initialChoice(offered), '同意')).toEqual({
      opinion: '同意',
      notify: { channels: ['in-app'] },
    });
  });

  it('asks for nobody where a step passes by itself', () => {
    const passing = branch({ steps: [step({ passes: 'skip', candidates: [] }), step({ stepId: 'next' })] });
    const offered = options(passing);
    expect(askedSteps(offered, initialChoice(offered)).map(({ stepId }) => stepId)).toEqual(['next']);
  });

  it('sends only the people of the chosen branch, and begins with the default one if there is one', () => {
    const first = branch({ flowId: 'f1', steps: [step({ stepId: 'one', pick: 'many', preselected: ['a', 'b'] })] });
    const second = branch({ flowId: 'f2', steps: [step({ stepId: 'two', pick: 'one', preselected: ['a'] })] });
    const offered = options(first, second);
    const choice = initialChoice(offered);
    expect(choice.branches).toEqual([]);
    expect(toSubmission(offered, { ...choice, branches: [1] }, '').next).toEqual({
      flowId: 'f2',
      assignees: { two: ['a'] },
    });
    expect(initialChoice(options(first, { ...second, isDefault: true })).branches).toEqual([1]);
  });

  it('joins the flows of branches that may be taken together', () => {
    const offered = options(branch({ flowId: 'f1', multiple: true }), branch({ flowId: 'f2', multiple: true }));
    expect(branchesCombine(offered)).toBe(true);
    expect(toSubmission(offered, { ...initialChoice(offered), branches: [0, 1] }, '').next).toEqual({
      flowId: 'f1,f2',
    });
  });
});
