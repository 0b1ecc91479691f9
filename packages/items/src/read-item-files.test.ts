import { describe, expect, it } from 'vitest';
import { readItemFiles } from './read-item-files.ts';

const MANIFEST = `key: leave
name: { zh: 请假, en: Leave }
summary: { zh: 请假, en: Leave }
category: { key: hr, zh: 人事, en: HR }
department: hr
icon: calendar
audience:
  everyone: true
guide: { zh: 说明, en: Guide }
`;
const FORM = JSON.stringify({ schema: { type: 'object', title: '表', properties: {} } });

const filesOf = (files: Record<string, string>): Map<string, Uint8Array> =>
  new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
const read = (changes: Record<string, string> = {}) =>
  readItemFiles(filesOf({ 'item.yaml': MANIFEST, 'process.bpmn': '<x/>', ...changes }));

describe('readItemFiles', () => {
  it('reads manifest, process, forms, templates and scenarios', () => {
    const { item, findings } = read({
      'forms/main.json': FORM,
      'templates/form.docx': 'x',
      'scenarios/a.yaml': 'name: a',
      'README.md': '# x',
    });
    expect(findings.filter((one) => one.severity === 'error')).toEqual([]);
    expect(item).toMatchObject({ manifest: { key: 'leave' }, xml: '<x/>', scenarios: [{ path: 'scenarios/a.yaml' }] });
    expect(Object.keys(item?.forms ?? {})).toEqual(['main']);
    expect(item?.assets.map((asset) => asset.path)).toEqual(['templates/form.docx']);
  });

  it('names the line of what is wrong in the manifest', () => {
    const wrong = MANIFEST.replace('department: hr', 'department: HR').replace(
      'icon: calendar',
      'icon: calendar\ncolour: red',
    );
    const { item, findings } = read({ 'item.yaml': wrong });
    expect(item).toBeNull();
    expect(findings.map(({ rule, line, element }) => [rule, line, element])).toEqual(
      expect.arrayContaining([
        ['manifest/pattern', 5, 'department'],
        ['manifest/additionalproperties', 1, 'colour'],
      ]),
    );
  });

  it('says which file cannot be parsed or is missing', () => {
    const broken = readItemFiles(filesOf({ 'item.yaml': 'key: [a\nname: b', 'forms/main.json': '{' }));
    expect(broken.item).toBeNull();
    expect(broken.findings.map((one) => [one.rule, one.file])).toEqual(
      expect.arrayContaining([
        ['item/file-missing', 'process.bpmn'],
        ['file/syntax', 'item.yaml'],
        ['file/syntax', 'forms/main.json'],
      ]),
    );
  });

  it('refuses templates of kinds that cannot be shown', () => {
    const { item, findings } = read({ 'templates/run.exe': 'x' });
    expect(item).toBeNull();
    expect(findings).toMatchObject([{ rule: 'item/template-kind', file: 'templates/run.exe' }]);
  });

  it('has the same checksum for the same deployed content only', () => {
    const checksum = (changes: Record<string, string>) => read(changes).item?.checksum;
    const base = checksum({});
    expect(checksum({ 'scenarios/a.yaml': 'x', 'README.md': 'y' })).toBe(base);
    expect(checksum({ 'process.bpmn': '<y/>' })).not.toBe(base);
    expect(checksum({ 'templates/a.pdf': 'x' })).not.toBe(checksum({ 'templates/b.pdf': 'x' }));
  });
});
