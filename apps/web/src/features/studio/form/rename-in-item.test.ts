import type { FormFile } from '@flowhall/forms';
import { describe, expect, it } from 'vitest';
import { renameInItem } from './rename-in-item.ts';

const form: FormFile = {
  schema: {
    type: 'object',
    properties: {
      days: { type: 'integer' },
      lines: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
    },
  },
};
const files = new Map([
  ['item.yaml', '# kept\ntitle: \'"For " + string(days)\' # and this\nodd: [days]\nmaterials:\n  - field: days\n'],
  ['process.bpmn', '<a><conditionExpression>days &gt; 1</conditionExpression></a>'],
  [
    'templates/sheet.yaml',
    'sections:\n  - { type: fields, fields: [ days ] }\n  - { type: text, text: { zh: "共{{days}}天" } }\n',
  ],
  ['scenarios/a.yaml', 'start:\n  form: { days: 3, lines: [ { price: 1 } ] }\n'],
  ['README.md', 'days'],
]);

describe('renameInItem', () => {
  it('follows a field through all files of the item and keeps comments', () => {
    const changed = renameInItem(files, form, { ref: { name: 'days' }, to: 'length' });
    expect(Object.fromEntries(changed)).toEqual({
      'item.yaml':
        '# kept\ntitle: \'"For " + string(length)\' # and this\nodd: [ days ]\nmaterials:\n  - field: length\n',
      'process.bpmn': '<a><conditionExpression>length &gt; 1</conditionExpression></a>',
      'templates/sheet.yaml':
        'sections:\n  - { type: fields, fields: [ length ] }\n  - { type: text, text: { zh: "共{{length}}天" } }\n',
      'scenarios/a.yaml': 'start:\n  form: { length: 3, lines: [ { price: 1 } ] }\n',
    });
  });
  it('follows a column, and touches nothing that does not name it', () => {
    const changed = renameInItem(files, form, { ref: { name: 'lines', column: 'price' }, to: 'cost' });
    expect([...changed.keys()]).toEqual(['scenarios/a.yaml']);
    expect(changed.get('scenarios/a.yaml')).toContain('lines: [ { cost: 1 } ]');
  });
});
