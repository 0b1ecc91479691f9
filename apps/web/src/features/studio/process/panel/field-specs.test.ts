import { flowDescriptor } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import { process as en } from '../../../../i18n/studio/en/process/index.ts';
import { process as zh } from '../../../../i18n/studio/zh/process/index.ts';
import { FIELD_SPECS, SET_ELSEWHERE } from './field-specs.ts';

const settable = new Set(
  Object.entries(FIELD_SPECS).flatMap(([type, specs]) => specs.map(({ property }) => `${type}.${property}`)),
);
const known = flowDescriptor.types.flatMap(({ name, properties }) =>
  properties.map((property) => `flow:${name}.${property.name.replace(/^bpmn:/, '')}`),
);

describe('the step panel', () => {
  it('sets everything that the descriptor knows, and nothing else', () => {
    expect(known.length).toBeGreaterThan(60);
    expect([...settable, ...SET_ELSEWHERE].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('has words for every field and choice in %s', (_lang, words) => {
    const missing = Object.entries(FIELD_SPECS).flatMap(([type, specs]) =>
      specs.flatMap(({ property, control }) => {
        const key = `${type.slice(5)}.${property}`;
        const options = control.is === 'choice' || control.is === 'choices' ? control.options : [];
        const choices: Record<string, Record<string, string>> = words.choices;
        const fields: Record<string, string> = words.fields;
        return [
          ...(fields[key] ? [] : [key]),
          ...options.filter((option) => !choices[key]?.[option]).map((option) => `${key}=${option}`),
        ];
      }),
    );
    expect(missing).toEqual([]);
  });
});
