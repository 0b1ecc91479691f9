import { describe, expect, it } from 'vitest';
import { isInAudience } from './audience.ts';
import { hasFeature, type ItemManifest } from './manifest.ts';
import { nameApplication, numberSequenceKey } from './title-and-number.ts';

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
  const rules = { title: 'initiator.name + " " + string(days) + " 天"', number: '"QJ" + year + month + sequence' };
  const standard = { title: '请假（张老师）', number: 'LEAVE-REQUEST-2026-0007' };

  it('follow the rules of the item', () => {
    expect(nameApplication({ ...manifest, ...rules }, context)).toEqual({
      title: '张老师 3 天',
      number: 'QJ2026030007',
      faults: [],
    });
  });

  it('know the date', () => {
    const title = '"Until " + string(today() + duration("P1D"))';
    expect(nameApplication({ ...manifest, title }, context).title).toBe('Until 2026-03-03');
  });

  it('have defaults', () => {
    expect(nameApplication(manifest, context)).toEqual({ ...standard, faults: [] });
    expect(nameApplication(manifest, { ...context, variables: {} }).title).toBe('请假');
    expect(numberSequenceKey('leave-request', '2026-03-02')).toBe('leave-request:2026');
  });

  it('go by the defaults where a rule gives no text, and say which', () => {
    const { faults, ...names } = nameApplication({ ...manifest, title: 'days * 2', number: 'nothing' }, context);
    expect(names).toEqual(standard);
    expect(faults.map((fault) => fault.expression)).toEqual(['days * 2', 'nothing']);
    expect(faults[1]?.message).toMatch(/Variable 'nothing' not found/);
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
