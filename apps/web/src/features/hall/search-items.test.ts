import type { ItemSummary } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { recentItems, searchItems } from './search-items.ts';

const item = (key: string, zh: string, en: string, lastUsedAt: string | null = null): ItemSummary => ({
  key,
  name: { zh, en },
  description: { zh: '', en: '' },
  category: 'c',
  categoryName: { zh: '人事', en: 'HR' },
  department: { zh: '人事处', en: 'Human Resources' },
  icon: 'file',
  promisedDays: null,
  closed: null,
  favourite: false,
  lastUsedAt,
});
const items = [
  item('leave', '教职工请假', 'Leave request', '2026-02-01T00:00:00Z'),
  item('card', '临时校园卡', 'Temporary card', '2026-03-01T00:00:00Z'),
  item('seal', '用印申请', 'Seal use'),
];
const keys = (found: ItemSummary[]) => found.map(({ key }) => key);

describe('searching the hall', () => {
  it('finds every word in either language, by full-width letters too', () => {
    expect(keys(searchItems(items, '请假'))).toEqual(['leave']);
    expect(keys(searchItems(items, 'ＣＡＲＤ temporary'))).toEqual(['card']);
    expect(keys(searchItems(items, 'resources'))).toEqual(['leave', 'card', 'seal']);
    expect(keys(searchItems(items, '请假 card'))).toEqual([]);
  });

  it('shows everything for an empty query', () => {
    expect(searchItems(items, '  ')).toHaveLength(3);
  });

  it('lists what was used last first', () => {
    expect(keys(recentItems(items, 5))).toEqual(['card', 'leave']);
    expect(keys(recentItems(items, 1))).toEqual(['card']);
  });
});
