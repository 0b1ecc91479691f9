import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../../test/sample-form.ts';
import { PermissionMatrix } from './index.ts';

const steps = [
  { id: 'apply', name: '申请' },
  { id: 'issue', name: '制卡' },
];

describe('PermissionMatrix', () => {
  it('has a row for every field and column and a choice at every step', () => {
    const html = renderToStaticMarkup(
      <PermissionMatrix form={sampleForm} steps={steps} lang="zh" onChange={() => {}} />,
    );
    expect(html.match(/<th scope="row"/g)).toHaveLength(14);
    expect(html.match(/role="radiogroup"/g)).toHaveLength(28);
    expect(html).toContain('aria-label="制卡：卡号"');
    expect(html).toMatch(/fd-right-hidden[^>]*aria-label="申请：卡号"|aria-label="申请：卡号"[^>]*fd-right-hidden/);
    expect(html).toContain('“制卡”的全部字段');
    expect(html).toContain('“卡号”在所有环节');
  });
  it('offers no writing of what is computed, and nothing at all when disabled', () => {
    const html = renderToStaticMarkup(
      <PermissionMatrix form={sampleForm} steps={steps.slice(0, 1)} lang="en" onChange={() => {}} disabled />,
    );
    const days = html.slice(html.indexOf('aria-label="申请: Days"'));
    expect(days.slice(0, days.indexOf('</td>')).match(/type="radio"/g)).toHaveLength(2);
    expect(html).not.toContain('aria-label="All fields');
  });
});
