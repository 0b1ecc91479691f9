import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, endOfQuiet, wants } from './settings.ts';

const quiet = (from: string, to: string) => ({ ...DEFAULT_SETTINGS, quiet: { from, to } });

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '2026-03-02T13:59:00Z', null],
    ['22:00', '07:00', '2026-03-02T14:00:00Z', '2026-03-02T23:00:00.000Z'],
    ['22:00', '07:00', '2026-03-02T22:59:59Z', '2026-03-02T23:00:00.000Z'],
    ['22:00', '07:00', '2026-03-02T23:00:00Z', null],
    ['12:00', '13:30', '2026-03-02T04:30:00Z', '2026-03-02T05:30:00.000Z'],
    ['12:00', '13:30', '2026-03-02T05:30:00Z', null],
    ['08:00', '08:00', '2026-03-02T00:00:00Z', null],
  ])('from %s to %s hold a message of %s until %s', (from, to, now, until) => {
    expect(endOfQuiet(quiet(from, to), new Date(now))?.toISOString() ?? null).toBe(until);
  });
});

it('asks the sender where nothing else was chosen', () => {
  const settings = { ...DEFAULT_SETTINGS, channels: { email: 'always', sms: 'never' } as const };
  expect([wants(settings, 'email', false), wants(settings, 'sms', true)]).toEqual([true, false]);
  expect([wants(settings, 'wecom', false), wants(settings, 'wecom', true)]).toEqual([false, true]);
});
