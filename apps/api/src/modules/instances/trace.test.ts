import { describe, expect, it } from 'vitest';
import { emptyTrace, extendTrace, type Trace, type TraceStep } from './trace.ts';

const at = '2026-03-01T08:00:00.000Z';
const stepIds = new Set(['apply', 'leader', 'network']);
const step = (more: Partial<TraceStep>): TraceStep => ({
  events: [],
  handledStepIds: new Set(),
  stepIds,
  backwards: false,
  at,
  ...more,
});
const states = (trace: Trace) =>
  Object.fromEntries(Object.entries(trace.elements).map(([id, element]) => [id, element.state]));

const submitted = extendTrace(
  emptyTrace,
  step({
    events: [
      { type: 'left', elementId: 'start', executionId: '1' },
      { type: 'left', elementId: 'apply', executionId: '2' },
      { type: 'taken', elementId: 'f1' },
      { type: 'entered', elementId: 'leader', executionId: '3' },
    ],
    handledStepIds: new Set(['apply']),
  }),
);

describe('extendTrace', () => {
  it('marks what was left as done and what was entered as current', () => {
    expect(states(submitted)).toEqual({ start: 'done', apply: 'done', leader: 'current' });
    expect(submitted.flows).toEqual(['f1']);
  });

  it('marks a step that was taken back as returned, and done again when the path holds it again', () => {
    const returned = extendTrace(
      submitted,
      step({
        events: [
          { type: 'cancelled', elementId: 'leader', executionId: '3' },
          { type: 'entered', elementId: 'apply', executionId: '4' },
        ],
        backwards: true,
      }),
    );
    expect(states(returned)).toEqual({ start: 'done', apply: 'current', leader: 'returned' });
    const again = extendTrace(
      returned,
      step({
        events: [{ type: 'left', elementId: 'apply', executionId: '4' }],
        handledStepIds: new Set(['apply', 'leader']),
      }),
    );
    expect(states(again)).toEqual({ start: 'done', apply: 'done', leader: 'done' });
  });

  it('marks a handled step between as returned when a return undid it', () => {
    const undone = extendTrace(submitted, step({ handledStepIds: new Set(), backwards: true }));
    expect(states(undone)).toEqual({ start: 'done', apply: 'returned', leader: 'current' });
  });

  it('marks what was stopped as terminated', () => {
    const stopped = extendTrace(
      submitted,
      step({
        events: [{ type: 'cancelled', elementId: 'leader', executionId: '3' }],
        handledStepIds: new Set(['apply']),
      }),
    );
    expect(states(stopped)).toEqual({ start: 'done', apply: 'done', leader: 'terminated' });
  });

  it('does not grow with loops', () => {
    const twice = extendTrace(submitted, step({ events: [{ type: 'taken', elementId: 'f1' }] }));
    expect(twice.flows).toEqual(['f1']);
  });
});
