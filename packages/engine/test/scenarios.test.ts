import { describe, expect, test } from 'vitest';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { fixture } from './models.ts';

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  test('leave: reminded, sent back once, approved by the dean', async () => {
    const d = await Driver.start(fixture('approval.bpmn'), { approvals: 0, days: 9 });
    d.complete('apply');
    expect(d.timers).toEqual(['remind@2026-03-04T01:00:00.000Z']);
    d.now = new Date('2026-03-04T01:00:00Z');
    d.fire('remind');
    expect(d.events).toEqual([
      'entered remind',
      'left remind',
      'taken remind_reminder',
      'entered reminder',
      'left reminder',
      'taken reminder_reminded',
      'entered reminded',
      'left reminded',
    ]);
    expect(d.timers).toEqual(['remind@2026-03-06T01:00:00.000Z']);
    expect(d.complete('approve', { outcome: 'disagree' }).waiting).toEqual(['apply']);
    expect(d.timers).toEqual([]);
    d.complete('apply').complete('approve', { outcome: 'agree' });
    expect(d.waiting).toEqual(['dean']);
    expect(d.complete('dean').last.variables).toEqual({ approvals: 1 });
    expect(d.complete('file').last.status).toBe('completed');
  });

  test('leave: a short one goes past the dean', async () => {
    const d = await Driver.start(fixture('approval.bpmn'), { approvals: 0, days: 2 });
    expect(d.complete('apply').complete('approve', { outcome: 'agree' }).waiting).toEqual(['file']);
  });

  test('seal: both offices in a sub-process, either first', async () => {
    for (const order of [
      ['legal', 'secretary'],
      ['secretary', 'legal'],
    ]) {
      const d = await Driver.start(fixture('seal-use.bpmn'));
      d.complete('apply');
      for (const id of order) d.complete(id);
      expect(d.waiting).toEqual(['seal']);
      expect(d.timers).toEqual([]);
      expect(d.complete('seal').last.status).toBe('completed');
    }
  });

  test('the same commands at the same times give the same results', async () => {
    const play = async () => {
      const d = await Driver.start(fixture('seal-use.bpmn'));
      d.complete('apply').fire('remind').complete('legal');
      const { waiting, timers, parked, events } = d.last;
      return { waiting, timers, parked, events };
    };
    expect(await play()).toEqual(await play());
  });
});
