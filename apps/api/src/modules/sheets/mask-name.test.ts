import { expect, it } from 'vitest';
import { maskName } from './mask-name.ts';

it.each([
  ['李明', 'Ming Li', '李*', 'M*** L.'],
  ['欧阳小明', 'Xiaoming Ouyang', '欧**明', 'X*** O.'],
  ['网络中心主任', '网络中心主任', '网****任', '网****任'],
  ['Anna', 'Anna', 'A***', 'A***'],
  ['𠮷', 'X', '𠮷*', 'X.'],
])('masks %s (%s)', (zh, en, maskedZh, maskedEn) => {
  expect(maskName({ zh, en })).toEqual({ zh: maskedZh, en: maskedEn });
});
