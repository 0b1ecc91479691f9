import type { HistoryEntry } from '@flowhall/approval';
import type { SheetLayout } from '@flowhall/items';
import { describe, expect, it } from 'vitest';
import { composeSheet, type PrintedInstance } from './compose-sheet.ts';

const person = (id: string, zh: string) => ({ id, name: { zh, en: `E ${id}` }, department: null, post: null });
const entry = (seq: number, more: Partial<HistoryEntry>): HistoryEntry => ({
  ...{ id: `${seq}`, seq, action: 'agree', actorId: 'bob', onBehalfOfId: null, taskId: null, stepId: 'head' },
  ...{ stepName: { zh: '负责人审批', en: 'Head' }, opinion: '同意', detail: { actor: person('bob', '李明') } },
  ...{ changes: [], at: '2026-03-02T01:05:00Z', previousHash: '', hash: '', ...more },
});
const instance: PrintedInstance = {
  ...{ number: 'YY1', title: '用印', status: 'completed', endedAt: '2026-03-02T02:00:00Z' },
  ...{ itemName: { zh: '用印申请', en: 'Use of a seal' }, createdAt: '2026-03-01T17:00:00Z' },
  initiator: { id: 'ann', name: '王芳', department: '信息学院', post: null },
  form: {
    schema: {
      type: 'object',
      properties: {
        amount: { type: 'number', title: '金额' },
        purpose: { type: 'string', title: '事由' },
        rows: {
          ...{ type: 'array', title: '人员' },
          items: {
            type: 'object',
            properties: { b: { type: 'string', title: '乙' }, a: { type: 'string', title: '甲' } },
          },
        },
        internal: { type: 'string', title: '内部' },
      },
    },
    uiSchema: {
      'ui:order': ['purpose', 'amount', 'rows'],
      'ui:sections': [{ title: '内容', fields: ['purpose', 'amount'] }],
      amount: { 'ui:widget': 'money' },
      internal: { 'ui:widget': 'hidden' },
      rows: { items: { 'ui:order': ['a', 'b'] } },
    },
  },
  data: { purpose: '{{number}} <b>', amount: 12, rows: [{ a: '1', b: '2' }, { a: '3' }], internal: 'secret' },
};

const compose = (
  layout: SheetLayout | null,
  lang: 'zh' | 'en' = 'zh',
  entries = [entry(1, {})],
  issued = false,
  of = instance,
) =>
  composeSheet({
    issued,
    ...{
      layout,
      instance: of,
      entries,
      opinions: new Map([['head', entries]]),
      signatures: new Map([['s', 'data:x']]),
    },
    values: { lang, names: new Map() },
    verification: { url: 'u', address: 'a', code: 'C', entries: 1, hash: 'f'.repeat(64) },
    at: new Date('2026-03-02T03:00:00Z'),
  });

describe('composeSheet', () => {
  it('has a good default: fields under their headings, tables, opinions, records', () => {
    const sheet = compose(null);
    expect(sheet.title).toBe('用印申请审批单');
    expect(sheet.facts.map(({ text }) => text)).toEqual([
      ...['YY1', '王芳 · 信息学院', '2026-03-02 01:00', '已办结', '2026-03-02 10:00'],
    ]);
    expect(sheet.blocks).toMatchObject([
      { type: 'pairs', heading: '内容', pairs: [{ label: '事由', text: '{{number}} <b>' }, { text: '¥12.00' }] },
      {
        type: 'table',
        heading: '人员',
        head: ['甲', '乙'],
        rows: [
          ['1', '2'],
          ['3', ''],
        ],
      },
      { type: 'opinions', steps: [{ name: '负责人审批', opinions: [{ person: '李明', at: '2026-03-02 09:05' }] }] },
      { type: 'table', heading: '流转记录', rows: [['2026-03-02 09:05', '负责人审批', '李明', '同意', '同意']] },
    ]);
    expect(JSON.stringify(sheet)).not.toContain('secret');
  });

  it('adds up columns, writes amounts in tables, and leaves out explanations and what is not there', () => {
    const { schema, uiSchema, data } = { ...instance.form, data: instance.data };
    const of: PrintedInstance = {
      ...instance,
      form: {
        show: { purpose: 'amount > 100' },
        schema: {
          ...schema,
          properties: {
            ...schema.properties,
            hint: { type: 'null', title: '说明', description: '请注意' },
            rows: {
              ...{ type: 'array', title: '清单' },
              items: {
                type: 'object',
                properties: { a: { type: 'string', title: '甲' }, price: { type: 'number', title: '价' } },
              },
            },
          },
        },
        uiSchema: { ...uiSchema, rows: { items: { price: { 'ui:widget': 'money', 'ui:options': { total: true } } } } },
      },
      data: {
        ...data,
        purpose: undefined,
        rows: [
          { a: 'x', price: 0.1 },
          { a: 'y', price: 0.2 },
        ],
      },
    };
    const { blocks } = compose(null, 'zh', [entry(1, {})], false, of);
    expect(blocks[0]).toMatchObject({ pairs: [{ label: '金额' }] });
    expect(blocks[1]).toMatchObject({
      rows: [
        ['x', '¥0.10'],
        ['y', '¥0.20'],
      ],
      totals: ['合计', '¥0.30'],
    });
    expect(JSON.stringify(blocks)).not.toContain('请注意');
  });

  it('says as a document neither where the application stands nor what nobody has filled in', () => {
    const layout: SheetLayout = { sections: [{ type: 'fields', fields: ['purpose', 'empty', 'amount'] }] };
    const properties = { ...instance.form.schema.properties, empty: { type: 'string', title: '空' } as const };
    const form = { ...instance.form, schema: { ...instance.form.schema, properties } };
    const printed = (issued: boolean) => {
      const { facts, blocks } = compose(layout, 'zh', [], issued, { ...instance, form });
      const labels = blocks.flatMap((block) => (block.type === 'pairs' ? block.pairs : [])).map(({ label }) => label);
      return [facts.map(({ text }) => text).includes('已办结'), labels];
    };
    expect(printed(false)).toEqual([true, ['事由', '空', '金额']]);
    expect(printed(true)).toEqual([false, ['事由', '金额']]);
  });

  it('follows a layout, and fills what people wrote in as it is', () => {
    const sheet = compose({
      title: { zh: '审批单', en: 'Sheet' },
      orientation: 'landscape',
      sections: [
        { type: 'text', text: { zh: '{{applicant}}：{{purpose}}，{{printedOn}}', en: 'x' } },
        { type: 'table', field: 'rows', columns: ['b'] },
        { type: 'space' },
      ],
    });
    expect([sheet.title, sheet.landscape]).toEqual(['审批单', true]);
    expect(sheet.blocks).toMatchObject([
      { type: 'text', text: '王芳：{{number}} <b>，2026-03-02' },
      { type: 'table', head: ['乙'], rows: [['2'], ['']] },
      { type: 'space', millimetres: 30 },
    ]);
  });

  it('leaves out what the reader’s form does not have', () => {
    const sections: SheetLayout['sections'] = [
      { type: 'fields', fields: ['salary', 'purpose'] },
      { type: 'table', field: 'salaries' },
      { type: 'text', text: { zh: '{{salary}}{{constructor}}', en: 'x' } },
    ];
    expect(compose({ sections }).blocks).toMatchObject([
      { type: 'pairs', pairs: [{ label: '事由' }] },
      { type: 'text', text: '' },
    ]);
  });

  it('names deputies, the system and those it agreed for; shows signatures', () => {
    const signature = { id: 's', name: 's.png', mediaType: 'image/png', size: 1, sha256: 'x' };
    const entries = [
      entry(1, { detail: { actor: person('bob', '李明'), onBehalfOf: person('cid', '赵六'), signature } }),
      entry(2, { action: 'auto-agree', actorId: null, detail: { actor: null, agreedFor: [person('dan', '钱七')] } }),
      entry(3, { action: 'agree', actorId: null, detail: { actor: null } }),
    ];
    const [block] = compose({ sections: [{ type: 'opinions' }] }, 'zh', entries).blocks;
    expect(block).toMatchObject({
      steps: [
        {
          opinions: [
            { person: '李明 代 赵六', signature: 'data:x' },
            { person: '钱七', signature: null },
            { person: '系统' },
          ],
        },
      ],
    });
  });

  it('says so where nobody has given an opinion yet', () => {
    const [block] = compose({ sections: [{ type: 'opinions', steps: ['other'] }] }, 'en').blocks;
    expect(block).toMatchObject({ steps: [{ name: 'Opinion', opinions: [{ outcome: 'No opinions yet' }] }] });
  });
});
