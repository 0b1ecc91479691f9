import { diffPlain, type Plain } from '@flowhall/bpmn';
import { expect, it } from 'vitest';
import { process as words } from '../../../i18n/studio/zh/process/index.ts';
import { formChanges, sayPath } from './form-changes.ts';

const form = (fields: Record<string, Plain>, rest: Record<string, Plain> = {}) => ({
  schema: { title: '申请', required: ['a'], properties: fields },
  permissions: { apply: { '*': 'write' } },
  ...rest,
});

it('tells fields that came, went and changed by what people read over them', () => {
  const before = form({ a: { type: 'string', title: '事由', maxLength: 60 }, b: { type: 'string', title: '说明' } });
  const after = form(
    { a: { type: 'string', title: '事由', maxLength: 80 }, c: { type: 'number', title: '天数' } },
    { uiSchema: { a: { 'ui:widget': 'textarea' } }, permissions: { apply: { '*': 'read' } } },
  );
  const changes = formChanges(diffPlain(before, after), [before, after], 'zh', words);
  expect(
    changes.map(({ kind, label, values }) => [kind, label, values.map(({ path }) => sayPath(words, path))]),
  ).toEqual([
    ['changed', '事由', ['最多字数']],
    ['removed', '说明', []],
    ['added', '天数', []],
    ['changed', '整张表单', ['字段权限 › apply › *', '显示方式']],
  ]);
});
