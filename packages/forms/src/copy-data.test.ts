import { expect, it } from 'vitest';
import { copyData } from './copy-data.ts';
import type { FormFile, JsonSchema } from './types.ts';

const named = (title: string, more: JsonSchema = { type: 'string' }): JsonSchema => ({ title, ...more });

const form = (properties: Record<string, JsonSchema>): FormFile => ({
  schema: { type: 'object', properties },
  permissions: { apply: { '*': 'write', card: 'hidden', 'people.card': 'hidden' } },
});
const people = (columns: Record<string, JsonSchema>) =>
  named('人员', { type: 'array', items: { type: 'object', properties: columns } });

const old = form({
  reason: named('理由'),
  count: named('人数', { type: 'integer' }),
  kind: named('类别', { type: 'string', enum: ['a', 'b'] }),
  card: named('卡号'),
  scans: named('扫描件', { type: 'array', items: { type: 'string', format: 'attachment' } }),
  gone: named('旧字段'),
  people: people({
    name: named('姓名'),
    phone: named('电话', { type: 'string', 'x-sensitive': 'phone' }),
    card: named('卡'),
  }),
});

it('copies what can be filled in again, rows without their ids', () => {
  const values = {
    reason: '值守',
    count: 2,
    kind: 'b',
    card: 'C1',
    people: [
      { _id: 'r1', name: '张三', phone: '13800138000', card: 'C1' },
      { _id: 'r2', name: '李四' },
    ],
  };
  expect(copyData(old, 'apply', old, values)).toEqual({
    data: { reason: '值守', count: 2, kind: 'b', people: [{ name: '张三', phone: '13800138000' }, { name: '李四' }] },
    leftOut: [],
  });
});

it('says what it leaves out: files, fields that are gone, values that no longer fit', () => {
  const now = form({
    reason: named('理由'),
    count: named('人数'),
    kind: named('类别', { type: 'string', enum: ['a', 'c'] }),
    scans: named('扫描件', { type: 'array', items: { type: 'string', format: 'attachment' } }),
    people: people({ name: named('姓名') }),
  });
  const values = {
    ...{ reason: '值守', count: 2, kind: 'b', scans: ['f1'], gone: '旧', stranger: 'x' },
    people: [{ name: '张三', phone: '13800138000' }],
  };
  const { data, leftOut } = copyData(now, 'apply', old, values);
  expect(data).toEqual({ reason: '值守', people: [{ name: '张三' }] });
  expect(leftOut.map(({ title, reason }) => `${title.zh} ${reason}`)).toEqual([
    '人数 changed',
    '类别 changed',
    '扫描件 file',
    '旧字段 changed',
    '电话 changed',
  ]);
});

it('says nothing about what was empty', () => {
  expect(copyData(old, 'apply', old, { scans: [], gone: '', count: null })).toEqual({ data: {}, leftOut: [] });
});
