import { expect, test } from 'vitest';
import { ModelError, parseBpmn, sourceText, validateStructure } from '../src/index.ts';
import { line, processFile, task } from './support/bpmn-text.ts';

const NAME = 'Prüfung';
const declared = (encoding: string) =>
  processFile(line(task('a', '', `name="${NAME}"`), 'a')).replace('encoding="UTF-8"', `encoding="${encoding}"`);
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf16 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
};

test.each([
  ['UTF-8', new TextEncoder().encode(declared('UTF-8'))],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${declared('UTF-8')}`)],
  ['WINDOWS-1252', latin1(declared('WINDOWS-1252'))],
  ['ISO-8859-1', latin1(declared('ISO-8859-1'))],
  ['UTF-16, little end first', utf16(`\uFEFF${declared('UTF-16')}`, true)],
  ['UTF-16, big end first', utf16(`\uFEFF${declared('UTF-16')}`, false)],
  ['UTF-16 without a byte order mark', utf16(declared('UTF-16'), true)],
])('%s is read as it says', async (_, bytes) => {
  const { model } = await parseBpmn(bytes);
  expect(model.nodes.find(({ id }) => id === 'a')?.name).toBe(NAME);
  expect(validateStructure(bytes)).toEqual([]);
});

test('Chinese encodings are read, too', () => {
  const bytes = [...latin1('<?xml version="1.0" encoding="GB18030"?><x n="'), 0xc9, 0xf3, 0xc5, 0xfa, ...latin1('"/>')];
  expect(sourceText(Uint8Array.from(bytes))).toContain('审批');
});

test.each([
  ['an unknown encoding', latin1(declared('KLINGON'))],
  ['bytes that are not in the encoding', latin1(declared('UTF-8'))],
])('%s is an error that says so', (_, bytes) => {
  expect(() => sourceText(bytes)).toThrow(ModelError);
  expect(validateStructure(bytes)).toMatchObject([{ rule: 'model-unreadable', line: 1 }]);
});
