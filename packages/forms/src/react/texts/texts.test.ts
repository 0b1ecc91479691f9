import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validationTexts } from '../../messages/validation-texts.ts';
import { en } from './en.ts';
import { sayIn } from './text.ts';
import { zh } from './zh.ts';

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/texts\/|\.test\./.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, '..', path), 'utf8'))
  .join('\n');

describe('the renderer’s texts', () => {
  it('are there in both languages, with the same values to fill in', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) {
      const english = Object.entries(en).find(([name]) => name === key)?.[1] ?? '';
      expect(english, key).not.toBe('');
      expect(holes(english), key).toEqual(holes(text));
    }
  });

  it('are all used, and nothing is said in Chinese outside the catalogue', () => {
    expect(Object.keys(zh).filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
    const strings = sources.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').match(/[\u4e00-\u9fff]+/g);
    expect(strings ?? []).toEqual([]);
  });

  it('fill in their values and leave unknown ones visible', () => {
    expect(sayIn('en')('table.row', { index: 3 })).toBe('Row 3');
    expect(sayIn('zh')('table.row')).toBe('第 {index} 行');
  });
});

describe('validation texts', () => {
  it('have the same values to fill in in both languages', () => {
    for (const [key, { zh: chinese, en: english }] of Object.entries(validationTexts)) {
      expect(holes(english), key).toEqual(holes(chinese));
    }
  });
});
