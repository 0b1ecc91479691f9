import { expect, test } from 'vitest';
import { startLines, surround } from './write-markdown.ts';

test('signs go around the selection, and before its lines and off again', () => {
  expect(surround('**', '**')('a bc d', 2, 4)).toBe('a **bc** d');
  expect(startLines('- ')('a\nb\nc', 2, 4)).toBe('a\n- b\n- c');
  expect(startLines('- ')('- a\n- b', 0, 7)).toBe('a\nb');
  expect(startLines('## ')('', 0, 0)).toBe('## ');
});
