import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { asCellText, streamSpreadsheet } from './spreadsheet.ts';

it('keeps texts from becoming formulas', () => {
  for (const text of ['=1+1', '+86', '-1', '@SUM(A1)', ' =1+1', '\t=1', '\u0001=1', '＝1']) {
    expect(asCellText(text), JSON.stringify(text)).toMatch(/^'/);
  }
  expect(asCellText('临时卡 = 1')).toBe('临时卡 = 1');
});

it('writes only what XML can hold', () => {
  expect(asCellText('a\u0000\u000bb\ud800c\uffff😀')).toBe('abc😀');
});

it('streams a sheet with head, rows and a note', async () => {
  const bytes = await buffer(
    streamSpreadsheet({
      name: '待办',
      columns: [
        { title: '编号', width: 10 },
        { title: '标题', width: 20 },
      ],
      rows: [
        ['1', '<b>&"甲"</b>'],
        ['2', ''],
      ],
      note: '仅此而已',
    }),
  );
  const files = unzipSync(bytes);
  const texts = Object.values(files)
    .map((file) => strFromU8(file))
    .join('\n');
  expect(Object.keys(files)).toContain('xl/worksheets/sheet1.xml');
  for (const text of ['编号', '标题', '&lt;b&gt;&amp;', '仅此而已', 'name="待办"']) expect(texts).toContain(text);
});
