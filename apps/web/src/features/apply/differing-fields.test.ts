import { expect, it } from 'vitest';
import { differingFields } from './differing-fields.ts';

it('names the fields whose contents differ, whatever the order of their parts', () => {
  const a = { reason: 'a', days: 3, trip: { from: 'x', to: 'y' }, files: ['1', '2'] };
  const b = { days: 3, trip: { to: 'y', from: 'x' }, files: ['2', '1'], place: 'z' };
  expect(differingFields(a, b)).toEqual(['/reason', '/files', '/place']);
  expect(differingFields(a, a)).toEqual([]);
});
