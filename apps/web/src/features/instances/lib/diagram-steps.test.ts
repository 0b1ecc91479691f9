import type { Diagram, ForecastStep, HistoryEntryView } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { diagramSteps } from './diagram-steps.ts';

const element = (elementId: string, state: Diagram['elements'][number]['state']) => ({
  ...{ elementId, state, people: [], at: null },
});
const entry = (stepId: string, action: HistoryEntryView['action'], opinion: string) => ({
  ...{ action, opinion, actor: null, step: { stepId, name: { zh: stepId, en: stepId } } },
});
const step = (stepId: string, more: Partial<ForecastStep> = {}): ForecastStep => ({
  ...{ stepId, name: { zh: stepId, en: stepId }, certainty: 'certain', people: [], picked: false, passes: null },
  ...{ mode: 'single', ...more },
});

describe('diagramSteps', () => {
  it('adds the steps that are still to come', () => {
    const steps = diagramSteps(
      [element('head', 'current')],
      [],
      [step('head'), step('office'), step('no', { passes: 'skip' })],
    );
    expect(steps.map(({ elementId, state }) => [elementId, state])).toEqual([
      ['head', 'current'],
      ['office', 'forecast'],
    ]);
    expect(steps[1]?.forecast?.certainty).toBe('certain');
  });

  it('tells what was decided last at each step', () => {
    const history = [
      entry('head', 'agree', '同意'),
      entry('office', 'return', '请补充'),
      entry('head', 'urge', '请尽快'),
    ];
    const steps = diagramSteps([element('head', 'done'), element('office', 'returned')], history, []);
    expect(steps.map(({ last }) => [last?.action, last?.opinion])).toEqual([
      ['agree', '同意'],
      ['return', '请补充'],
    ]);
  });
});
