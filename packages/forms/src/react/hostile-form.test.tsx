import { App } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { addField, FIELD_KINDS, formatForm } from '../designer/index.ts';
import { stepForm } from '../step-form.ts';
import type { FormFile, JsonSchema } from '../types.ts';
import { compileValidatorModule } from '../validation/compile-validator-module.ts';
import { FormDesigner } from './designer/index.ts';
import { FlowForm } from './flow-form.tsx';
import { loadValidator } from './load-validator.ts';
import type { FlowFormPorts } from './ports.ts';

const EVIL = '<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>';
const BREAKOUT =
  '"); globalThis.hurt = 1; ("\'); globalThis.hurt = 1; (\'`$' + '{globalThis.hurt = 1}`\u2028globalThis.hurt=1//';

const ports: FlowFormPorts = {
  searchPeople: () => Promise.resolve([]),
  people: () => Promise.resolve([]),
  departmentTree: () => Promise.resolve([]),
  uploadAttachment: () => Promise.reject(new Error('not here')),
  attachmentUrl: (id) => `/files/${id}`,
  attachments: [{ id: 'a', name: EVIL, mediaType: EVIL, size: 1 }],
  templateUrl: () => undefined,
};

/** A form of every kind of field with markup and code wherever there is room for words. */
function hostileForm(): FormFile {
  let form: FormFile = {
    schema: { type: 'object', title: EVIL, properties: {} },
    permissions: { apply: { '*': 'write' } },
  };
  for (const kind of FIELD_KINDS) form = addField(form, kind).form;
  const properties = Object.entries(form.schema.properties ?? {}).map(([name, schema]): [string, JsonSchema] => [
    name,
    {
      ...schema,
      title: EVIL,
      description: EVIL,
      'x-message': EVIL,
      'x-i18n': { en: { title: EVIL, description: EVIL } },
    },
  ]);
  const choice: JsonSchema = {
    type: 'string',
    enum: [BREAKOUT, EVIL],
    'x-enumNames': [EVIL, BREAKOUT],
    title: BREAKOUT,
  };
  const ui = Object.fromEntries(
    properties.map(([name]) => {
      const words = { 'ui:help': EVIL, 'ui:placeholder': EVIL, 'ui:enableMarkdownInDescription': true };
      return [name, { ...Object(form.uiSchema?.[name]), ...words }];
    }),
  );
  return {
    ...form,
    schema: { ...form.schema, properties: { ...Object.fromEntries(properties), [BREAKOUT]: choice, evil: choice } },
    uiSchema: { ...form.uiSchema, ...ui, 'ui:order': ['*'], 'ui:sections': [{ title: EVIL, fields: ['evil'] }] },
  };
}

const harmless = (html: string) => {
  expect(html).not.toMatch(/<script|<img|<iframe|javascript:/i);
  expect(html).toContain('&lt;script&gt;');
};

describe('a form with script in it', () => {
  const form = hostileForm();
  const drawn = stepForm(form, 'apply', 'zh');
  const url = `data:text/javascript,${encodeURIComponent(compileValidatorModule(form, 'apply', 'zh'))}`;

  it('is words to whoever fills it in, reads it or designs it', async () => {
    const validator = await loadValidator(url, drawn.schema);
    const shared = { form: drawn, lang: 'zh', ports, validator } as const;
    const value = { text: EVIL, evil: EVIL, files: ['a'], rows: [{ name: EVIL, quantity: 1 }] };
    harmless(renderToStaticMarkup(<FlowForm {...shared} value={value} />));
    harmless(renderToStaticMarkup(<FlowForm {...shared} value={value} readOnly />));
    harmless(
      renderToStaticMarkup(
        <App>
          <FormDesigner
            text={formatForm(form)}
            onChange={() => {}}
            steps={[{ id: 'apply', name: EVIL }]}
            lang="zh"
            ports={ports}
          />
        </App>,
      ),
    );
  });

  it('does not get code of its own into the compiled validator', async () => {
    const validator = await loadValidator(url, drawn.schema);
    const { errors } = validator.rawValidation(drawn.schema, { evil: 'x', [BREAKOUT]: BREAKOUT });
    expect(errors?.length).toBeGreaterThan(0);
    expect(globalThis).not.toHaveProperty('hurt');
  });
});
