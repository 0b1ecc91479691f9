import type { ItemSummary } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { departmentGroups, FAVOURITES, itemsOfGroup } from './group-items.ts';

const item = (key: string, category: string, department: string, favourite = false): ItemSummary => ({
  key,
  name: { zh: key, en: key },
  description: { zh: '', en: '' },
  category,
  categoryName: { zh: category, en: category },
  department: { zh: department, en: `en ${department}` },
  icon: 'file',
  promisedDays: null,
  closed: null,
  favourite,
  lastUsedAt: null,
});
const items = [
  item('card', 'cards', '校园卡管理中心'),
  item('leave', 'people', '人事处', true),
  item('contract', 'people', '人事处'),
];
const keys = (found: ItemSummary[]) => found.map(({ key }) => key);

describe('groups of the hall', () => {
  it('counts the services of each department, the busiest first', () => {
    expect(departmentGroups(items)).toEqual([
      { key: '人事处', name: { zh: '人事处', en: 'en 人事处' }, count: 2 },
      { key: '校园卡管理中心', name: { zh: '校园卡管理中心', en: 'en 校园卡管理中心' }, count: 1 },
    ]);
  });

  it('holds the services of a category, of a department, or the favourites', () => {
    expect(keys(itemsOfGroup(items, 'category', 'people'))).toEqual(['leave', 'contract']);
    expect(keys(itemsOfGroup(items, 'department', '校园卡管理中心'))).toEqual(['card']);
    expect(keys(itemsOfGroup(items, 'department', FAVOURITES))).toEqual(['leave']);
    expect(keys(itemsOfGroup(items, 'category', null))).toHaveLength(3);
    expect(itemsOfGroup(items, 'category', 'gone')).toEqual([]);
  });
});
