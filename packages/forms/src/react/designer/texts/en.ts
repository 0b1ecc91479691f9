import type { DesignerText } from './zh.ts';

export const en: Record<DesignerText, string> = {
  'matrix.bulk': 'Set all',
  'matrix.caption': 'Field permissions by step',
  'matrix.column-bulk': 'All fields at “{step}”',
  'matrix.field': 'Field',
  'matrix.row-bulk': '“{field}” at every step',
  'matrix.cell': '{step}: {field}',
  'matrix.empty': 'The form has no fields yet',
  'permission.hidden': 'Hidden',
  'permission.read': 'Read',
  'permission.write': 'Write',
  'permission.computed': 'Computed',
};
