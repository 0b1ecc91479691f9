import type { DirectorySource } from '@flowhall/contracts';
import { expect, it } from 'vitest';
import { FRESH, readPosts, toSettings, toValues } from './directory-values.ts';

it('sends what it shows, and shows what it was sent', () => {
  const values = {
    ...{
      ...FRESH,
      name: '目录',
      address: 'ldaps://ldap',
      withGroups: true,
      goneAttribute: 'status',
      goneValues: ['left'],
    },
    ...{ certificate: ' ', units: { ...FRESH.units, below: 'root' } },
  };
  const settings = toSettings(values);
  expect(settings.certificate).toBeNull();
  expect(settings.mapping.people.gone).toEqual({ attribute: 'status', values: ['left'] });
  const kept = { ...settings, id: 'x', key: 'k', version: 1, hasSecret: true, lastRun: null, nextRunAt: null };
  expect(toSettings(toValues(kept satisfies DirectorySource))).toEqual(settings);
  expect(toSettings({ ...values, withUnits: false, withGroups: false }).mapping).toMatchObject({
    units: null,
    groups: null,
  });
});

it('reads posts line by line', () => {
  expect(readPosts('主任 = head\n\n 副 主任=deputy \nnothing')).toEqual([
    { title: '主任', postKey: 'head' },
    { title: '副 主任', postKey: 'deputy' },
  ]);
});
