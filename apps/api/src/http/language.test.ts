import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './language.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['fr', 'zh'],
    ['en;q=0', 'zh'],
    ['EN-us', 'en'],
    [';;;,,q=', 'zh'],
  ])('for %s is %s', (header, expected) => {
    expect(preferredLanguage(header)).toBe(expected);
  });
});
