/** The designer's words. */
export const zh = {
  'matrix.bulk': '批量设置',
  'matrix.caption': '各环节的字段权限',
  'matrix.column-bulk': '“{step}”的全部字段',
  'matrix.field': '字段',
  'matrix.row-bulk': '“{field}”在所有环节',
  'matrix.cell': '{step}：{field}',
  'matrix.empty': '表单中还没有字段',
  'permission.hidden': '隐藏',
  'permission.read': '只读',
  'permission.write': '可填',
  'permission.computed': '自动计算',
} as const;

export type DesignerText = keyof typeof zh;
