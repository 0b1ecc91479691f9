import { afterAll, describe, expect, it } from 'vitest';
import { createPdfRenderer } from './pdf-renderer.ts';
import type { SheetBlock, SheetDocument } from './sheet-document.ts';

const sheet = (blocks: readonly SheetBlock[], title = '用印审批单'): SheetDocument => ({
  title,
  subtitle: '实习基地合作协议',
  landscape: false,
  facts: [{ label: '编号', text: 'YY20260001' }],
  blocks,
  verification: {
    url: 'https://hall.example.edu/verify/ABCD-EFGH-JKLM-NPQR',
    code: 'ABCD-EFGH-JKLM-NPQR',
    lines: ['扫码核验', '编号 YY20260001'],
  },
  footer: '第 {page} 页，共 {pages} 页',
  lang: 'zh',
  createdAt: new Date('2026-03-02T01:00:00Z'),
});
const pairs = (text: string): SheetBlock => ({
  type: 'pairs',
  heading: null,
  columns: 2,
  pairs: [{ label: '事由', text }],
});

describe('the PDF renderer', () => {
  const renderer = createPdfRenderer();
  afterAll(() => renderer.close());

  const pagesOf = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0;

  it('sets a sheet, with the same bytes each time, and embeds only the signs that it needs', async () => {
    const [first, second] = [
      await renderer.render(sheet([pairs('喆赟堃')])),
      await renderer.render(sheet([pairs('喆赟堃')])),
    ];
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.compare(first, second)).toBe(0);
    expect(first.length).toBeLessThan(150_000);
    expect(Buffer.from(first).toString('latin1')).toMatch(/\/FontFile2/);
    expect(pagesOf(first)).toBe(1);
  });

  it('goes on over pages, with long words, long values and many rows', async () => {
    const rows = Array.from({ length: 120 }, (_none, at) => [String(at + 1), '王小明', 'x'.repeat(200)]);
    const long = await renderer.render(
      sheet([
        pairs('很长的事由。'.repeat(600)),
        { type: 'table', heading: '人员', widths: null, head: ['序号', '姓名', '备注'], rows },
      ]),
    );
    expect(pagesOf(long)).toBeGreaterThan(5);
  });

  it('takes markup and addresses for the text that they are', async () => {
    const hostile = '<script>alert(1)</script> ![](file:///etc/passwd) {"qr":"x"} [object Object] {{number}}';
    const image: SheetBlock = {
      type: 'opinions',
      heading: null,
      steps: [
        { name: hostile, opinions: [{ outcome: hostile, opinion: hostile, person: 'x', at: 'y', signature: null }] },
      ],
    };
    const pdf = await renderer.render(sheet([image, { type: 'text', heading: hostile, text: hostile }], hostile));
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile|\/OpenAction/);
  });

  it.each(['/etc/hostname', 'https://example.edu/a.png', 'file:///etc/hostname'])(
    'reads nothing from elsewhere: %s',
    async (signature) => {
      const opinion = { outcome: '同意', opinion: '', person: 'x', at: 'y', signature };
      const block: SheetBlock = { type: 'opinions', heading: null, steps: [{ name: 'x', opinions: [opinion] }] };
      await expect(renderer.render(sheet([block]))).rejects.toThrow();
      expect(pagesOf(await renderer.render(sheet([])))).toBe(1);
    },
  );

  it('gives up on what takes too long and starts anew', async () => {
    const hasty = createPdfRenderer(1);
    await expect(hasty.render(sheet([]))).rejects.toThrow('ended');
    await hasty.close();
  });
});
