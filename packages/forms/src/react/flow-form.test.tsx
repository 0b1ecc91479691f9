import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { goodData, person, sampleForm } from '../../test/sample-form.ts';
import { stepForm } from '../step-form.ts';
import type { Lang } from '../types.ts';
import { compileValidatorModule } from '../validation/compile-validator-module.ts';
import { FlowForm } from './flow-form.tsx';
import { createValidator, loadValidator } from './load-validator.ts';
import type { FlowFormPorts } from './ports.ts';
import { schemaProblems } from './state/form-problems.ts';

const ports: FlowFormPorts = {
  searchPeople: () => Promise.resolve([]),
  people: () => Promise.resolve([]),
  departmentTree: () => Promise.resolve([]),
  uploadAttachment: () => Promise.reject(new Error('not here')),
  attachmentUrl: (id) => `/files/${id}`,
  attachments: [{ id: 'a1', name: '证明.pdf', mediaType: 'application/pdf', size: 2048 }],
  templateUrl: () => undefined,
};

const moduleUrl = (step: string, lang: Lang) =>
  `data:text/javascript,${encodeURIComponent(compileValidatorModule(sampleForm, step, lang))}`;

async function render(step: string, lang: Lang, value: Record<string, unknown>, readOnly = false) {
  const form = stepForm(sampleForm, step, lang);
  const validator = await loadValidator(moduleUrl(step, lang), form.schema);
  return renderToStaticMarkup(
    <FlowForm form={form} value={value} lang={lang} ports={ports} validator={validator} readOnly={readOnly} />,
  );
}

describe('FlowForm', () => {
  it('labels its controls and marks what is required', async () => {
    const html = await render('apply', 'en', goodData);
    expect(html).toMatch(/<label[^>]*for="(ff\w+_phone)"[^>]*>Phone<\/label>.*<input[^>]*id="\1"/s);
    expect(html).toMatch(/<input[^>]*aria-required="true"/);
    expect(html).toContain('Content');
    expect(html).not.toMatch(/Internal note|Card/);
  });

  it('asks for the letter only from outsiders', async () => {
    expect(await render('apply', 'zh', goodData)).not.toContain('证明');
    expect(await render('apply', 'zh', { ...goodData, kind: 'out' })).toContain('证明');
  });

  it('shows what the step may not change as values, without controls for rows', async () => {
    const html = await render('issue', 'zh', goodData);
    expect(html).toContain('校内');
    expect(html.match(/<input/g)).toHaveLength(1);
    expect(html).not.toMatch(/添加一行|删除第 1 行/);
  });

  it('shows the short field of a form on half a line, and says what is worked out', async () => {
    const short = { ...sampleForm, uiSchema: { ...sampleForm.uiSchema, phone: { 'ui:options': { width: 'short' } } } };
    const form = stepForm(short, 'apply', 'zh');
    const code = compileValidatorModule(short, 'apply', 'zh');
    const validator = await loadValidator(`data:text/javascript,${encodeURIComponent(code)}`, form.schema);
    const html = renderToStaticMarkup(
      <FlowForm form={form} value={{}} lang="zh" ports={ports} validator={validator} />,
    );
    expect(html).toMatch(/ff-span-half" data-pointer="\/phone"/);
    expect(html).toContain('自动计算');
  });

  it('draws a record sheet without any control', async () => {
    const html = await render('review', 'zh', { ...goodData, kind: 'out', letter: ['a1'] }, true);
    expect(html).not.toMatch(/<input|<textarea|disabled/);
    for (const text of ['类别', '校外', person.name, '2026年1月31日', '证明.pdf', '未填写'])
      expect(html).toContain(text);
  });

  it('offers to show a masked number in full where the application can tell it', () => {
    const form = stepForm(sampleForm, 'review', 'zh');
    const record = (phone: string, more: Partial<FlowFormPorts>) =>
      renderToStaticMarkup(
        <FlowForm form={form} value={{ ...goodData, phone }} lang="zh" ports={{ ...ports, ...more }} readOnly />,
      );
    const clearValue = () => Promise.resolve('13900000000');
    expect(record('139****0000', { clearValue })).toContain('显示完整号码');
    expect(record('13900000000', { clearValue })).not.toContain('显示完整号码');
    expect(record('139****0000', {})).not.toContain('显示完整号码');
  });

  it('leaves columns that nobody has filled, and fields that do not apply, out of the record', async () => {
    const html = await render('issue', 'zh', goodData, true);
    expect(html).not.toMatch(/卡号|证明/);
    expect(await render('issue', 'zh', { ...goodData, people: [{ ...person, card: 'C1' }] }, true)).toContain('C1');
  });

  it('shows its outline while the validator is on its way', () => {
    const form = stepForm(sampleForm, 'apply', 'zh');
    const html = renderToStaticMarkup(<FlowForm form={form} value={{}} lang="zh" ports={ports} />);
    expect(html).toContain('skeleton');
    expect(html).not.toContain('<input');
  });
});

describe('schemaProblems', () => {
  const timed = { ...sampleForm, schema: { ...sampleForm.schema, required: ['kind', 'days'] } };
  const problems = async (value: Record<string, unknown>) => {
    const form = stepForm(timed, 'apply', 'zh');
    const code = compileValidatorModule(timed, 'apply', 'zh');
    const validator = await loadValidator(`data:text/javascript,${encodeURIComponent(code)}`, form.schema);
    return schemaProblems(form, validator, value, 'zh').map(({ pointer }) => pointer);
  };

  it('asks nobody to fill in what is worked out, unless nothing else is missing', async () => {
    expect(await problems({})).toEqual(['/kind']);
    expect(await problems({ kind: 'in' })).toEqual(['/days']);
    expect(await problems({ days: 0 })).toEqual(expect.arrayContaining(['/kind', '/days']));
  });
});

describe('createValidator', () => {
  it('refuses a module that was made for another step', async () => {
    const module = await import(/* @vite-ignore */ moduleUrl('review', 'zh'));
    expect(() => createValidator(module, stepForm(sampleForm, 'apply', 'zh').schema)).toThrow(
      /No precompiled validator/,
    );
  });
  it('says which address holds no validator', async () => {
    await expect(loadValidator('data:text/javascript,export%20const%20a=1', {})).rejects.toThrow(
      'No form validator at',
    );
  });
});
