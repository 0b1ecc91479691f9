import { describe, expect, it } from 'vitest';
import { fromJson } from '../../lib/json.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import { changeFilter } from './readable-changes.ts';
import type { Reader } from './reader.ts';

const text = { type: 'string' };
const definition = fromJson<CompiledDefinition>({
  model: { applyStepId: 'apply', steps: new Map([['apply', { settings: { form: 'main' } }]]) },
  forms: {
    main: {
      schema: {
        type: 'object',
        properties: {
          secret: text,
          rows: { type: 'array', items: { type: 'object', properties: { a: text, b: text } } },
        },
      },
      permissions: { apply: { secret: 'hidden', 'rows.b': 'hidden' }, desk: { '*': 'write' } },
    },
  },
});
const reader = (stepId: string): Reader => ({
  userId: 'u',
  lang: 'zh',
  initiator: false,
  seesAll: false,
  operator: false,
  principalIds: [],
  unread: false,
  family: [],
  stepIds: [stepId],
});
const title = { zh: '', en: '' };
const changes = [
  { field: '/secret', title, from: null, to: 'x' },
  { field: '/rows/0/a', title, from: null, to: 'x' },
  { field: '/rows/0/b', title, from: null, to: 'x' },
  { field: '/rows/1', title, from: null, to: { _id: '1', a: 'x', b: 'x' } },
];

describe('changeFilter', () => {
  it('leaves out hidden fields and columns, also inside whole rows', () => {
    expect(changeFilter(definition, reader('apply'))(changes)).toEqual([
      changes[1],
      { field: '/rows/1', title, from: null, to: { a: 'x' } },
    ]);
  });

  it('shows a step what it may read', () => {
    expect(changeFilter(definition, reader('desk'))(changes)).toHaveLength(4);
  });
});
