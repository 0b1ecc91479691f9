import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

/**
 * Writes the paper form that applicants download, have stamped and upload:
 * `node packages/forms/scripts/application-form-docx.ts`
 */
const target = join(import.meta.dirname, '../../../processes/temporary-card/templates/application-form.docx');

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
/** Usable width of an A4 page with these margins, in twentieths of a point. */
const WIDTH = 9638;
const MARGIN = 1134;

const run = (text: string, options: { bold?: boolean; size?: number } = {}) =>
  new TextRun({ text, font: FONT, size: options.size ?? 22, bold: options.bold ?? false });

const line = (text: string, options: { bold?: boolean; size?: number; center?: boolean; after?: number } = {}) =>
  new Paragraph({
    alignment: options.center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after: options.after ?? 0 },
    children: [run(text, options)],
  });

interface CellOptions {
  width: number;
  span?: number;
  label?: boolean;
  top?: boolean;
}

const cell = (lines: string[], { width, span, label, top }: CellOptions) =>
  new TableCell({
    columnSpan: span ?? 1,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map((text) => line(text, { center: label ?? false, bold: label ?? false })),
  });

const row = (height: number, cells: TableCell[]) =>
  new TableRow({ height: { value: height, rule: HeightRule.ATLEAST }, cantSplit: true, children: cells });

const edge = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const table = (columns: number[], rows: TableRow[]) =>
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows,
  });

const HALVES = [1700, 3119, 1700, 3119];
const [LABEL = 0, VALUE = 0] = HALVES;
const WIDE = WIDTH - LABEL;

const pair = (one: string, other: string) =>
  row(480, [
    cell([one], { width: LABEL, label: true }),
    cell([''], { width: VALUE }),
    cell([other], { width: LABEL, label: true }),
    cell([''], { width: VALUE }),
  ]);
const wide = (label: string, lines: string[], height: number, top = false) =>
  row(height, [cell([label], { width: LABEL, label: true }), cell(lines, { width: WIDE, span: 3, top })]);

const application = table(HALVES, [
  pair('申请单位', '申请日期'),
  pair('经办人', '联系电话'),
  wide('人员类别', ['□ 校内职工（开通门禁）　　□ 校外临时工作人员（办理临时校园卡并开通门禁）'], 480),
  wide('派出单位', ['（仅校外临时工作人员填写）'], 480),
  wide('申请理由', [''], 1300, true),
  pair('办理人数', '有效期'),
  wide('门禁位置', [''], 800, true),
]);

const PEOPLE = [700, 1500, 3138, 2100, 2200];
const HEADINGS = ['序号', '姓名', '身份证号', '联系电话', '有效期起止'];
const people = table(PEOPLE, [
  new TableRow({
    tableHeader: true,
    height: { value: 440, rule: HeightRule.ATLEAST },
    children: HEADINGS.map((text, index) => cell([text], { width: PEOPLE[index] ?? 0, label: true })),
  }),
  ...Array.from({ length: 8 }, (_, index) =>
    row(
      440,
      PEOPLE.map((width, column) => cell([column === 0 ? String(index + 1) : ''], { width, label: column === 0 })),
    ),
  ),
]);

const opinion = (label: string) =>
  wide(label, ['', '', '　　　　　　　　　　　　　　签字（盖章）：　　　　　　　　年　　月　　日'], 1300);
const opinions = table(HALVES, [opinion('申请单位意见'), opinion('网络中心意见'), opinion('校园卡中心办理')]);

const notes = [
  '填写说明',
  '1. 本表由单位办公室主任填写，加盖单位公章后扫描，在网上办事大厅“临时校园卡及门禁授权申请”中上传。',
  '2. 人员较多时可另附页，页面格式相同并加盖骑缝章。',
  '3. 校外临时工作人员须另附派出单位出具的证明。',
  '4. 临时校园卡由本人持身份证到校园卡管理中心领取；有效期满自动停用。',
];

const document = new Document({
  creator: '示例大学校园卡管理中心',
  title: '临时校园卡申请表',
  styles: { default: { document: { run: { font: FONT, size: 22 } } } },
  sections: [
    {
      properties: {
        page: {
          size: { width: 11906, height: 16838, orientation: PageOrientation.PORTRAIT },
          margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        },
      },
      children: [
        line('示例大学临时校园卡申请表', { bold: true, size: 36, center: true, after: 240 }),
        application,
        line('办理人员名单', { bold: true, size: 24, center: true, after: 120 }),
        people,
        line('', { after: 120 }),
        opinions,
        line('', { after: 60 }),
        ...notes.map((text, index) => line(text, { size: 18, bold: index === 0, after: 40 })),
      ],
    },
  ],
});

writeFileSync(target, await Packer.toBuffer(document));
