import { Ajv, type ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';
import type { ItemFinding, LocalizedText } from './finding.ts';
import { pointerToPath } from './pointer.ts';
import type { SourceFile } from './source-file.ts';

const ajv = new Ajv({ allErrors: true, strict: false });

/**
 * Checks a file, or the part of it at a path, against a schema; each finding names the line and the entry. `area` begins the
 * rule ids.
 */
export function checkShape(
  area: string,
  schema: TSchema,
  source: SourceFile,
  within: readonly (string | number)[] = [],
): ItemFinding[] {
  const validate = ajv.compile(schema);
  if (validate(valueAt(source.value, within))) return [];
  // Alternatives that did not match are reported once, by the alternative itself.
  const errors = (validate.errors ?? []).filter((error) => !error.schemaPath.includes('/anyOf/'));
  return errors.map((error) => {
    const path = [...within, ...pointerToPath(error.instancePath)];
    return {
      rule: `${area}/${error.keyword.toLowerCase()}`,
      severity: 'error',
      file: source.file,
      line: source.lineOf(path),
      element: [...path, ...extraName(error)].join('.') || null,
      ...describe(error, source.value, path),
    };
  });
}

const param = (error: ErrorObject, name: string): string => {
  const value: unknown = error.params[name];
  return Array.isArray(value) ? value.join(', ') : String(value);
};

function extraName(error: ErrorObject): string[] {
  if (error.keyword === 'additionalProperties') return [param(error, 'additionalProperty')];
  if (error.keyword === 'required') return [param(error, 'missingProperty')];
  return [];
}

function describe(
  error: ErrorObject,
  value: unknown,
  path: readonly (string | number)[],
): { message: LocalizedText; mend: LocalizedText } {
  const name = [...path, ...extraName(error)].join('.') || '(root)';
  switch (error.keyword) {
    case 'required':
      return say(`缺少 ${name}`, `${name} is missing`, `补上 ${name}。`, `Add ${name}.`);
    case 'additionalProperties':
      return say(
        `不认识的项 ${name}`,
        `Unknown entry ${name}`,
        '检查拼写，或删除此项。',
        'Check the spelling or remove it.',
      );
    case 'type': {
      const wanted = param(error, 'type');
      return say(
        `${name} 的类型应为 ${wanted}`,
        `${name} must be of type ${wanted}`,
        '修改此项的值。',
        'Change the value.',
      );
    }
    case 'pattern':
      return say(
        `${name} 的写法不对：${JSON.stringify(valueAt(value, path))}`,
        `${name} is not well-formed: ${JSON.stringify(valueAt(value, path))}`,
        `应符合 ${param(error, 'pattern')}。`,
        `It must match ${param(error, 'pattern')}.`,
      );
    case 'enum': {
      const wanted = param(error, 'allowedValues');
      const given = JSON.stringify(valueAt(value, path));
      return say(
        `${name} 没有这个写法：${given}`,
        `${name} cannot be ${given}`,
        `可写：${wanted}。`,
        `It may be ${wanted}.`,
      );
    }
    default:
      return say(
        `${name} 不符合要求：${error.message}`,
        `${name} ${error.message}`,
        '修改此项的值。',
        'Change the value.',
      );
  }
}

const say = (zh: string, en: string, mendZh: string, mendEn: string) => ({
  message: { zh, en },
  mend: { zh: mendZh, en: mendEn },
});

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined),
    value,
  );
}
