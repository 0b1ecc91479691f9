import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../../../test/sample-form.ts';
import { addCheck, sampleData, setCheck, setRule } from '../../../designer/index.ts';
import type { FormFile, Lang } from '../../../types.ts';
import { DesignerContext, type DesignerState } from '../designer-context.ts';
import { designerSay } from '../texts/text.ts';
import { CheckSettings } from './check-settings.tsx';
import { RulesView } from './rules-view.tsx';

const ports: DesignerState['ports'] = {
  searchPeople: () => Promise.resolve([]),
  people: () => Promise.resolve([]),
  departmentTree: () => Promise.resolve([]),
  uploadAttachment: () => Promise.reject(new Error('not here')),
  attachmentUrl: (id) => `/files/${id}`,
  attachments: [],
  templateUrl: () => undefined,
};

function render(form: FormFile, what: React.ReactNode, lang: Lang = 'zh', readOnly = false): string {
  const none = () => {};
  const state: DesignerState = {
    ...{
      form,
      lang,
      say: designerSay(lang),
      ports,
      steps: [],
      others: [],
      templates: [],
      readOnly,
      selected: null,
      sample: sampleData(form),
    },
    ...{ select: none, open: none, change: none, rename: none, remove: none },
  };
  return renderToStaticMarkup(<DesignerContext value={state}>{what}</DesignerContext>);
}

const bare: FormFile = {
  schema: {
    type: 'object',
    properties: {
      count: { type: 'integer', minimum: 1, title: '数量' },
      lines: {
        ...{ type: 'array', title: '明细' },
        items: { type: 'object', properties: { price: { type: 'number', minimum: 2, title: '单价' } } },
      },
    },
  },
};
const rows = setCheck(addCheck(bare, { name: 'lines', column: 'price' }), 0, { assert: 'price > 1 and count > 0' });

describe('RulesView', () => {
  it('shows each rule with its condition, what it gives on sample data, and its message in both languages', () => {
    const html = render(sampleForm, <RulesView />);
    expect(html.match(/class="fd-check"/g)).toHaveLength(sampleForm.checks?.length ?? -1);
    for (const { assert, message } of sampleForm.checks ?? []) {
      const shown = renderToStaticMarkup(<i>{assert}</i>).slice(3, -4);
      expect(html).toContain(shown);
      expect(html).toContain(message.zh);
      expect(html).toContain(message.en);
    }
  });
  it('takes columns for known names in a rule that is asked of each row', () => {
    expect(render(rows, <RulesView />)).toContain('以样例数据试算：成立');
    const form = setCheck(rows, 0, { each: undefined });
    expect(render(form, <RulesView />)).toContain('没有名为 price 的字段');
  });
  it('lists which fields have a condition, and says so when there are none', () => {
    expect(render(bare, <RulesView />, 'en')).toContain('No field has a condition yet');
    expect(render(setRule(bare, 'show', 'count', 'lines != null'), <RulesView />)).toMatch(
      /数量.*显示条件.*lines != null/,
    );
  });
  it('changes nothing for those who may only look', () => {
    const html = render(rows, <RulesView />, 'zh', true);
    expect(html).not.toMatch(/添加校验规则|删除规则/);
  });
});

describe('CheckSettings', () => {
  it('stands at the column whose message it is', () => {
    expect(render(rows, <CheckSettings field={{ name: 'lines', column: 'price' }} />)).toContain('price &gt; 1');
    expect(render(rows, <CheckSettings field={{ name: 'count' }} />)).not.toContain('fd-check"');
  });
});
