import { formFields } from '../schema/form-fields.ts';
import type { FormFile, JsonSchema } from '../types.ts';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-09-01',
  'clock-time': '08:30',
  time: '08:30:00Z',
  'date-time': '2026-09-01T08:30:00+08:00',
  email: 'name@example.edu',
  'cn-phone': '13900000000',
  'cn-id-number': '11010119900307001X',
  address: '湖南省湘潭市雨湖区 桃园路 1 号',
};

/** Values of the right kinds to try expressions on; references to people, departments and files stay empty. */
export function sampleData(form: FormFile): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of formFields(form).values()) {
    if (form.computed && Object.hasOwn(form.computed, field.name)) continue;
    const value = field.columns
      ? [
          Object.fromEntries(
            [...field.columns]
              .filter(([name]) => !Object.hasOwn(form.computed ?? {}, `${field.name}.${name}`))
              .flatMap(([name, schema]) => entry(name, schema)),
          ),
        ]
      : sampleOf(field.schema);
    if (value !== undefined) data[field.name] = value;
  }
  return data;
}

function entry(name: string, schema: JsonSchema): [string, unknown][] {
  const value = sampleOf(schema);
  return value === undefined ? [] : [[name, value]];
}

function sampleOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return schema.items?.enum ? schema.items.enum.slice(0, 1) : undefined;
  if (schema.type !== 'string') return undefined;
  return schema.format === undefined ? schema.title : BY_FORMAT[schema.format];
}

/** Sample of what the expressions of a default may ask for. */
export const SAMPLE_APPLICANT = {
  initiator: { id: 'u1', username: 'zhang', name: '张三', department: '信息学院', departmentKey: 'it', post: '讲师' },
  organisation: { departments: [{ id: 'd1', key: 'it', name: '信息学院', heads: [] }] },
};
