import type { InstanceDetail, Language } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { formFields, type JsonSchema } from '@flowhall/forms';
import type { Directory } from '../../adapters/organisation-directory.ts';
import { isUuid } from '../../lib/uuid.ts';
import * as sheets from './sheets.repository.ts';
import { formatOf } from './value-text.ts';

/** Names of everything that the values of an application refer to, by id. */
export async function namesIn(
  db: DatabaseClient,
  directory: Directory,
  instance: InstanceDetail,
  lang: Language,
): Promise<ReadonlyMap<string, string>> {
  const ids = { user: new Set<string>(), department: new Set<string>() };
  const collect = (schema: JsonSchema, value: unknown): void => {
    const format = formatOf(schema);
    if (format !== 'user' && format !== 'department') return;
    for (const id of [value].flat()) if (typeof id === 'string' && isUuid(id)) ids[format].add(id);
  };
  for (const { name, schema, columns } of formFields({ schema: instance.form.schema }).values()) {
    const value = instance.data[name];
    collect(schema, value);
    for (const [column, ofColumn] of columns ?? []) {
      for (const row of Array.isArray(value) ? value : []) collect(ofColumn, row?.[column]);
    }
  }
  const [people, departments] = await Promise.all([
    ids.user.size > 0 ? directory.peopleByIds([...ids.user]) : [],
    sheets.findDepartments(db, [...ids.department]),
  ]);
  return new Map([
    ...people.map(({ id, name }): [string, string] => [id, name[lang]]),
    ...departments.map(({ id, name, nameEn }): [string, string] => [id, lang === 'zh' ? name : nameEn]),
    ...instance.attachments.map(({ id, name }): [string, string] => [id, name]),
  ]);
}
