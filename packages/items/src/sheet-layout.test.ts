import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemFiles } from './item-folder.ts';
import { readFolder } from './load-item-folder.ts';
import { fillPlaces } from './sheet-layout.ts';
import { validateItem } from './validate-item.ts';

let files: ItemFiles;
beforeAll(async () => {
  files = await readFolder(new URL('../../../processes/temporary-card/', import.meta.url).pathname);
});

async function withSheet(sheet: string) {
  const { item, findings } = await validateItem(
    new Map([...files, ['templates/sheet.yaml', new TextEncoder().encode(sheet)]]),
  );
  const found = findings.filter(({ file }) => file === 'templates/sheet.yaml');
  return { item, found: found.map(({ rule, line, element }) => [rule, line, element]) };
}

const GOOD = `
title: { zh: 审批单, en: Approval sheet }
sections:
  - { type: fields, columns: 2, fields: [reason, doors] }
  - { type: table, field: persons, columns: [name, phone] }
  - { type: opinions, steps: [it-leader, network-director] }
  - { type: text, text: { zh: "申请人 {{applicant}}：{{ reason }}", en: "{{number}}" } }
  - { type: space, heading: { zh: 盖章, en: Stamp }, millimetres: 30 }
  - { type: records }
`;

describe('the layout of a sheet', () => {
  it('is read with the item', async () => {
    const { item, found } = await withSheet(GOOD);
    expect(found).toEqual([]);
    expect(item?.sheet?.sections.map(({ type }) => type)).toEqual([
      ...['fields', 'table', 'opinions', 'text', 'space', 'records'],
    ]);
  });

  it.each([
    ['doors]', 'gates]', 'sheet/field-missing', 'sections.0.fields.1'],
    ['columns: [name, phone]', 'columns: [name, fax]', 'sheet/column-missing', 'sections.1.columns.1'],
    ['field: persons', 'field: reason', 'sheet/table-missing', 'sections.1.field'],
    ['[it-leader,', '[leader,', 'sheet/step-missing', 'sections.2.steps.0'],
    ['{{applicant}}', '{{constructor}}', 'sheet/place-missing', 'sections.3.text'],
    ['{{applicant}}', '{{initiator.password}}', 'sheet/place-missing', 'sections.3.text'],
  ])('names what does not exist: %s → %s', async (from, to, rule, element) => {
    expect((await withSheet(GOOD.replace(from, to))).found).toMatchObject([[rule, expect.any(Number), element]]);
  });

  it.each([
    ['a picture from elsewhere', '- { type: image, source: "https://example.edu/a.png" }'],
    ['a file of the server', '- { type: image, source: "../../../etc/passwd" }'],
    ['a script', '- { type: script, text: "process.exit()" }'],
    ['an entry that is unknown', '- { type: records, onLoad: "fetch(1)" }'],
    ['too large a space', '- { type: space, millimetres: 100000 }'],
    ['what only looks like a layout', '- __proto__: { type: records }'],
  ])('refuses %s', async (_what, section) => {
    const { item, found } = await withSheet(`sections:\n  ${section}\n`);
    expect(item).toBeNull();
    expect(found.length).toBeGreaterThan(0);
  });

  it('refuses a document that grows without end', async () => {
    const bomb = Array.from({ length: 12 }, (_none, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(at ? 10 : 0)}x]`);
    const run = withSheet(`${bomb.join('\n')}\nsections: [{ type: records }]`);
    await expect(run.then(({ item }) => item)).resolves.toBeNull();
  });
});

describe('fillPlaces', () => {
  it('fills each place once', () => {
    expect(fillPlaces('{{a}} and {{ b }} {c}', (name) => (name === 'a' ? '{{b}}' : '<script>'))).toBe(
      '{{b}} and <script> {c}',
    );
  });
});
