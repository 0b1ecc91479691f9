import { expect, test } from 'vitest';
import { formats } from '../../formats/formats.ts';
import { isAddress, regionPath } from '../../formats/regions.ts';
import { joinAddress, splitAddress } from './address-text.ts';

const REGION = '湖南省湘潭市雨湖区';
const known = { regionPath };

test('both parts make an address, each alone does not', () => {
  const full = joinAddress(REGION, '桃园路 1 号') ?? '';
  expect(isAddress(full)).toBe(true);
  for (const half of [joinAddress(REGION, '') ?? '', joinAddress('', '桃园路 1 号') ?? '']) {
    expect(isAddress(half)).toBe(false);
    expect(formats.address instanceof RegExp && formats.address.test(half)).toBe(false);
  }
  expect(formats.address instanceof RegExp && formats.address.test(full)).toBe(true);
  expect(joinAddress('', '')).toBeUndefined();
});

test.each([
  [REGION, '桃园路 1 号'],
  [REGION, ''],
  ['', '桃园路 1 号'],
  ['境外', '12 High Street'],
])('what was typed stays in its place: %s | %s', (region, detail) => {
  expect(splitAddress(joinAddress(region, detail) ?? '', known)).toEqual({ region, detail });
});

test('an entry from before regions is all detail', () => {
  expect(splitAddress('桃园路 1 号', known)).toEqual({ region: '', detail: '桃园路 1 号' });
});
