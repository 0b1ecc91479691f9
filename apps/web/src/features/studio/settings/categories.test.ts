import { expect, test } from 'vitest';
import { NEW_CATEGORY, otherCategories, renamedInEnglish } from './categories.ts';

const cards = { key: 'cards', zh: '校园卡', en: 'Cards' };
const leave = { key: 'leave', zh: '请假', en: 'Leave' };

test('categories of other items are offered once each', () => {
  const items = [
    { key: 'a', category: cards },
    { key: 'b', category: { ...cards, zh: '卡' } },
    { key: 'c', category: null },
    { key: 'own', category: leave },
  ];
  expect(otherCategories(items, 'own')).toEqual([cards]);
  expect(otherCategories(items, 'a')).toEqual([{ ...cards, zh: '卡' }, leave]);
});

test('the key of a new category follows its English name, past those that are taken', () => {
  expect(renamedInEnglish(NEW_CATEGORY, 'Sports & Gyms', [cards])).toEqual({
    ...NEW_CATEGORY,
    en: 'Sports & Gyms',
    key: 'sports-gyms',
  });
  expect(renamedInEnglish(NEW_CATEGORY, 'Cards', [cards]).key).toBe('cards-2');
  expect(renamedInEnglish(NEW_CATEGORY, '体育', [cards]).key).toBe('new-category');
});
