import type { JsonSchema } from '../types.ts';

const bilingual: JsonSchema = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
};

const rules: JsonSchema = { type: 'object', additionalProperties: { type: 'string', minLength: 1, maxLength: 1000 } };

const names: JsonSchema = { type: 'array', items: { type: 'string' } };

/** What of a uiSchema is read by us; everything else is for the renderer. */
const uiSchema: JsonSchema = {
  type: 'object',
  properties: {
    'ui:order': names,
    'ui:sections': {
      type: 'array',
      items: {
        type: 'object',
        required: ['fields'],
        properties: { title: { type: 'string' }, fields: names, 'x-i18n': { type: 'object' } },
      },
    },
  },
};

/** The shape of a form file. What the schema inside means is for Ajv to say. */
export const formFileSchema: JsonSchema = {
  type: 'object',
  required: ['schema'],
  additionalProperties: false,
  properties: {
    schema: {
      type: 'object',
      required: ['type', 'properties'],
      properties: { type: { type: 'string', const: 'object' }, properties: { type: 'object' } },
    },
    uiSchema,
    permissions: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: { type: 'string', enum: ['hidden', 'read', 'write'] },
      },
    },
    checks: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        required: ['assert', 'message'],
        additionalProperties: false,
        properties: {
          assert: { type: 'string', minLength: 1, maxLength: 1000 },
          message: bilingual,
          field: { type: 'string' },
          each: { type: 'string' },
        },
      },
    },
    computed: rules,
    show: rules,
    require: rules,
  },
};
