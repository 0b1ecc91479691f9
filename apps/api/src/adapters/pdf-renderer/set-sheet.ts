import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { SheetBlock, SheetDocument, SheetOpinion, SheetPair } from './sheet-document.ts';

const INK = '#1d2433';
const QUIET = '#5d6675';
const LINE = '#9aa3b2';
const SHADE = '#f4f5f7';
const POINTS_PER_MM = 72 / 25.4;

/** The definition of the PDF: everything that people have written goes in as text, never as markup. */
export function setSheet(sheet: SheetDocument): TDocumentDefinitions {
  const { lang, footer, createdAt } = sheet;
  return {
    pageSize: 'A4',
    pageOrientation: sheet.landscape ? 'landscape' : 'portrait',
    pageMargins: [46, 46, 46, 58],
    info: { title: `${sheet.title} ${sheet.subtitle}`.trim(), creationDate: createdAt, modDate: createdAt },
    language: lang === 'zh' ? 'zh-CN' : 'en',
    defaultStyle: { font: 'NotoSansSC', fontSize: 9.5, lineHeight: 1.25, color: INK, wordBreak: 'normal' },
    styles: {
      heading: { fontSize: 11, bold: true, margin: [0, 14, 0, 5] },
      label: { color: QUIET },
      head: { bold: true, fillColor: SHADE },
    },
    content: [...head(sheet), ...sheet.blocks.flatMap(block)],
    // A heading goes with what it stands over.
    pageBreakBefore: (node, nodes) => node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
    footer: (page, pages) => ({
      margin: [46, 18, 46, 0],
      columns: [
        { text: sheet.verification.lines.at(-1) ?? '', fontSize: 7.5, color: QUIET, width: '*' },
        {
          text: footer.replace('{page}', String(page)).replace('{pages}', String(pages)),
          fontSize: 7.5,
          color: QUIET,
          width: 'auto',
        },
      ],
    }),
  };
}

function head({ title, subtitle, facts, verification }: SheetDocument): Content[] {
  const { url, code, lines } = verification;
  return [
    {
      columnGap: 18,
      columns: [
        {
          width: '*',
          stack: [
            { text: title, fontSize: 19, bold: true },
            { text: subtitle, fontSize: 10.5, margin: [0, 2, 0, 8] },
            ...facts.map(
              ({ label, text }): Content => ({
                text: [{ text: `${label}  `, color: QUIET }, text],
                margin: [0, 0, 0, 1.5],
              }),
            ),
          ],
        },
        {
          width: 148,
          columnGap: 8,
          columns: [
            { qr: url, fit: 72, width: 72, eccLevel: 'M' },
            {
              width: '*',
              stack: [
                { text: code.replace(/(.{9})-/, '$1\n'), link: url, bold: true, fontSize: 8.5, margin: [0, 2, 0, 4] },
                ...lines.slice(0, -1).map((text): Content => ({ text, fontSize: 7, color: QUIET })),
              ],
            },
          ],
        },
      ],
    },
  ];
}

function block(one: SheetBlock): Content[] {
  const title: Content[] = one.heading
    ? [{ text: one.heading, style: 'heading', headlineLevel: 1 }]
    : [{ text: '', margin: [0, 8, 0, 0], fontSize: 1 }];
  return [...title, body(one)];
}

function body(one: SheetBlock): Content {
  switch (one.type) {
    case 'pairs':
      return grid(pairs(one.pairs, one.columns), Array.from({ length: one.columns }, () => [82, '*'] as const).flat());
    case 'table': {
      const widths = one.widths ?? one.head.map((_name, at) => (at === 0 && one.head.length > 2 ? 'auto' : '*'));
      const rows = one.rows.map((row) => row.map((text): TableCell => breakable(text)));
      const totals = one.totals ? [one.totals.map((text): TableCell => ({ text, style: 'head' }))] : [];
      const whole = one.rows.every((row) => row.every((text) => text.length <= STAYS_WHOLE));
      return grid([one.head.map((text): TableCell => ({ text, style: 'head' })), ...rows, ...totals], widths, {
        headerRows: 1,
        dontBreakRows: whole,
      });
    }
    case 'opinions':
      return grid(
        one.steps.map(({ name, opinions }) => [{ text: name, style: 'head' }, { stack: opinions.flatMap(opinion) }]),
        [82, '*'],
      );
    case 'text':
      return { text: one.text, lineHeight: 1.5 };
    case 'space':
      return grid([[{ text: ' ', margin: [0, 0, 0, one.millimetres * POINTS_PER_MM] }]], ['*']);
  }
}

/** Longer values have a row of their own. */
const FITS_BESIDE = 44;

/** Names and values side by side; what is alone in its row has all of its room. */
function pairs(all: readonly SheetPair[], columns: number): TableCell[][] {
  const rows: SheetPair[][] = [];
  let row: SheetPair[] = [];
  for (const pair of all) {
    const wide = pair.text.length > FITS_BESIDE || pair.text.includes('\n');
    if (row.length > 0 && (wide || row.length === columns)) {
      rows.push(row);
      row = [];
    }
    row.push(pair);
    if (wide) {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows.map((one) => cellsOf(one, columns));
}

function cellsOf(row: readonly SheetPair[], columns: number): TableCell[] {
  const missing = 2 * (columns - row.length);
  const cells = row.flatMap(({ label, text }, at): TableCell[] => [
    { text: label, style: 'head' },
    { text, ...breaks(text), ...(missing > 0 && at === row.length - 1 && { colSpan: missing + 1 }) },
  ]);
  return [...cells, ...Array.from({ length: missing }, (): TableCell => ({ text: '' }))];
}

function opinion({ outcome, opinion: words, person, at, signature }: SheetOpinion): Content[] {
  return [
    { text: [{ text: outcome, bold: true }, ...(words ? [`　${words}`] : [])], ...breaks(words) },
    {
      columns: [
        { text: '', width: '*' },
        ...(signature ? [{ image: signature, fit: [110, 38] as [number, number], width: 116 }] : []),
        { text: `${person}\n${at}`, alignment: 'right', color: QUIET, fontSize: 8.5, width: 'auto' },
      ],
      columnGap: 10,
      margin: [0, 3, 0, 5],
      unbreakable: true,
    },
  ];
}

/** A row with less goes to the next page as a whole; one with more might fit on none. */
const STAYS_WHOLE = 300;

/** A word that no line could hold is broken anywhere; others only where words end. */
const LONGEST_WORD = 24;
const breaks = (text: string) =>
  new RegExp(`[\\x21-\\x7e]{${LONGEST_WORD},}`).test(text) ? { wordBreak: 'break-all' as const } : {};
const breakable = (text: string): TableCell => ({ text, ...breaks(text) });

const grid = (
  rows: TableCell[][],
  widths: readonly (string | number)[],
  more: { readonly headerRows?: number; readonly dontBreakRows?: boolean } = {},
): Content => ({
  table: { widths: [...widths], body: rows.length > 0 ? rows : [[...widths.map(() => '')]], ...more },
  layout: {
    hLineWidth: () => 0.6,
    vLineWidth: () => 0.6,
    hLineColor: () => LINE,
    vLineColor: () => LINE,
    paddingTop: () => 4,
    paddingBottom: () => 3,
    paddingLeft: () => 6,
    paddingRight: () => 6,
  },
});
