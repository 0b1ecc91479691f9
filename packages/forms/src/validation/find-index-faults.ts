import { escapePointer } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import { type IndexFault, indexFault } from '../search/indexed-texts.ts';
import type { Bilingual, FormFile } from '../types.ts';
import type { Report } from './form-finding.ts';

const REASONS: Readonly<Record<IndexFault, Bilingual>> = {
  kind: { zh: '不是文字或数字', en: 'is neither text nor number' },
  sensitive: { zh: '是个人敏感信息', en: 'holds personal numbers' },
  hidden: { zh: '在某个环节中隐藏', en: 'is hidden at some step' },
};

/** Fields and columns with `x-index` that must not be searched. */
export function findIndexFaults(form: FormFile, report: Report): void {
  const check = (name: string, column?: string): void => {
    const fault = indexFault(form, name, column);
    if (!fault) return;
    const { zh, en } = REASONS[fault];
    const label = column === undefined ? name : `${name}.${column}`;
    const place = column === undefined ? '' : `/items/properties/${escapePointer(column)}`;
    report(
      'form/index',
      `/schema/properties/${escapePointer(name)}${place}`,
      { zh: `${label} ${zh}，不能用于搜索`, en: `${label} ${en} and cannot be searched` },
      { zh: '去掉 x-index。', en: 'Remove x-index.' },
    );
  };
  for (const field of formFields(form).values()) {
    if (field.schema['x-index'] === true) check(field.name);
    for (const [column, schema] of field.columns ?? []) if (schema['x-index'] === true) check(field.name, column);
  }
}
