import { describe, expect, it } from 'vitest';
import { loadItemFolder, readFolder } from './load-item-folder.ts';
import { validateItem } from './validate-item.ts';

const folder = new URL('../../../processes/temporary-card/', import.meta.url).pathname;
const context = {
  departments: ['card-centre', 'network-centre'],
  posts: ['office-director', 'it-leader', 'network-director'],
  roles: ['card-centre'],
};

async function check(change: (path: string, text: string) => string, more = {}) {
  const files = await readFolder(folder);
  const changed = [...files].map(([path, content]): [string, Uint8Array] => {
    if (path.endsWith('.docx')) return [path, content];
    return [path, new TextEncoder().encode(change(path, new TextDecoder().decode(content)))];
  });
  const { item, findings } = await validateItem(new Map(changed), { ...context, ...more });
  return { item, found: findings.map(({ rule, file, line, element }) => ({ rule, file, line, element })) };
}
const replace = (file: string, from: string, to: string) => (path: string, text: string) => {
  if (path !== file) return text;
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return text.replaceAll(from, to);
};

describe('validateItem', () => {
  it('finds nothing in a service that is right', async () => {
    const { item, found } = await check((_, text) => text);
    expect(found).toEqual([]);
    expect(item?.checksum).toBe((await loadItemFolder(folder)).item?.checksum);
  });

  it.each([
    ['item.yaml', 'department: card-centre', 'department: nowhere', 'manifest/unknown-key', 'department'],
    ['item.yaml', 'office-director', 'nobody', 'manifest/unknown-key', 'audience.posts'],
    ['item.yaml', 'field: letter', 'field: letters', 'manifest/field-missing', 'materials.2.field'],
    ['item.yaml', 'application-form.docx', 'form.docx', 'manifest/template-missing', 'materials.0.template'],
    ['item.yaml', '" 人）"', '+ )', 'manifest/expression', 'title'],
    ['item.yaml', 'string(headcount)', 'headcount', 'manifest/no-text', 'title'],
    ['item.yaml', '"XYK" + year + sequence', '1 + 1', 'manifest/no-text', 'number'],
    ['item.yaml', 'string(headcount)', 'nowhere', 'manifest/no-text', 'title'],
    ['process.bpmn', 'kind="apply"', 'kind="approve"', 'item/apply-step', null],
    ['process.bpmn', 'role="card-centre"', 'role="nobody"', 'assignment-unknown', 'card-centre'],
  ])('%s: %s → %s', async (file, from, to, rule, element) => {
    const { found } = await check(replace(file, from, to));
    expect(found).toMatchObject([{ rule, file, element }]);
  });

  it('says on which line', async () => {
    const { found } = await check(replace('process.bpmn', 'mode="claim"', 'mode="vote"'));
    expect(found[0]?.line).toBeGreaterThan(40);
    const manifest = await check(replace('item.yaml', 'field: letter', 'field: letters'));
    expect(manifest.found[0]?.line).toBe(33);
  });

  it('finds permissions for a step that does not exist', async () => {
    const { found } = await check(replace('forms/application.json', '"card-centre": {', '"cardcentre": {'));
    expect(found).toMatchObject([{ file: 'forms/application.json' }]);
  });

  it('allows a post to be looked for upward', async () => {
    const { found } = await check(replace('process.bpmn', 'department="initiator"', 'department="nearest"'));
    expect(found).toEqual([]);
  });

  it('reads no model out of something that is none', async () => {
    const { found } = await check((path, text) => (path === 'process.bpmn' ? '<html/>' : text));
    expect(found).toMatchObject([{ rule: 'model-unreadable', file: 'process.bpmn' }]);
  });
});
