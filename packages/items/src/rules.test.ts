import { describe, expect, it } from 'vitest';
import { isInAudience } from './audience.ts';
import { hasFeature, type ItemManifest } from './manifest.ts';
import { evaluateNumber, evaluateTitle, numberSequenceKey } from './title-and-number.ts';

const manifest: ItemManifest = {
  key: 'leave-request',
  name: { zh: '请假', en: 'Leave' },
  summary: { zh: '请假', en: 'Leave' },
  category: { key: 'hr', zh: '人事', en: 'HR' },
  department: 'hr',
  icon: 'calendar',
  audience: { everyone: true },
  guide: { zh: '', en: '' },
};
const context = { variables: { days: 3, initiator: { name: '张老师' } }, today: '2026-03-02', sequence: 7 };

describe('title and number', () => {
  it('follow the rules of the item', () => {
    const rules = { title: 'initiator.name + " " + string(days) + " 天"', number: '"QJ" + year + month + sequence' };
    expect(evaluateTitle({ ...manifest, ...rules }, context)).toBe('张老师 3 天');
    expect(evaluateNumber({ ...manifest, ...rules }, context)).toBe('QJ2026030007');
  });

  it('have defaults', () => {
    expect(evaluateTitle(manifest, context)).toBe('请假（张老师）');
    expect(evaluateTitle(manifest, { ...context, variables: {} })).toBe('请假');
    expect(evaluateNumber(manifest, context)).toBe('LEAVE-REQUEST-2026-0007');
    expect(numberSequenceKey('leave-request', '2026-03-02')).toBe('leave-request:2026');
  });

  it('name the rule that gives no text', () => {
    expect(() => evaluateTitle({ ...manifest, title: 'days * 2' }, context)).toThrow(
      /leave-request: the title rule "days \* 2"/,
    );
    expect(() => evaluateNumber({ ...manifest, number: 'nothing' }, context)).toThrow(/number rule/);
  });
});

describe('audience', () => {
  const facts = { roles: ['user'], posts: ['head'], departments: ['school', 'university'] };
  it.each([
    [{ everyone: true } as const, true],
    [{ roles: ['hr', 'user'] }, true],
    [{ roles: ['hr'] }, false],
    [{ posts: ['head'] }, true],
    [{ departments: ['university'] }, true],
    [{ departments: ['library'], roles: ['hr'] }, false],
    [{ departments: ['library'], posts: ['head'] }, true],
  ])('%j: %s', (rule, expected) => {
    expect(isInAudience(rule, facts)).toBe(expected);
  });
});

it('switches features on unless the manifest says no', () => {
  expect(hasFeature(manifest, 'withdraw')).toBe(true);
  expect(hasFeature({ ...manifest, features: { withdraw: false } }, 'withdraw')).toBe(false);
});
