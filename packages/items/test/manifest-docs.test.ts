import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entriesOf, manifestSchema, withTable } from '../scripts/manifest-docs.ts';
import { MANIFEST_WORDS } from '../scripts/manifest-words.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the documentation of item.yaml', () => {
  it('is what the schema says: run scripts/write-manifest-docs.ts when this fails', () => {
    expect(JSON.parse(read('docs/schemas/item.schema.json'))).toEqual(manifestSchema());
    expect(read('docs/service-items.md')).toBe(withTable(read('docs/service-items.md')));
  });

  it('has words for every entry and for nothing else', () => {
    expect(Object.keys(MANIFEST_WORDS).sort()).toEqual(
      entriesOf()
        .map(({ path }) => path)
        .sort(),
    );
  });

  it('lets editors check the sample services', () => {
    const validate = new Ajv().compile(JSON.parse(read('docs/schemas/item.schema.json')));
    for (const item of ['seal-use', 'leave-request', 'venue-booking', 'visitor-registration']) {
      expect([item, validate(parse(read(`processes/${item}/item.yaml`))), validate.errors]).toEqual([item, true, null]);
    }
    expect(validate({ key: 'x', opening: { from: 'soon' } })).toBe(false);
  });
});
