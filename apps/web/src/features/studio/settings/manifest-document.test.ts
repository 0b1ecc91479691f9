import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest, setEntry } from './manifest-document.ts';

const TEXT = `# who keeps this
key: a-b
name: { zh: 甲, en: A }   # both
x-odd:
  - 1
audience:
  posts: [head, officer]
guide:
  zh: |
    ## 一
`;

describe('setEntry', () => {
  it('keeps comments, order and entries that it does not know', () => {
    const next = setEntry(TEXT, ['name', 'zh'], '乙');
    expect(next).toContain('# who keeps this\nkey: a-b\nname: { zh: 乙, en: A } # both\nx-odd:\n  - 1\n');
    expect(
      setEntry(next, ['name', 'zh'], '甲').replace(' #', '   #').replace('[ head, officer ]', '[head, officer]'),
    ).toBe(TEXT);
  });
  it('makes what is missing and removes what is empty', () => {
    const added = setEntry(TEXT, ['features', 'draft'], false);
    expect(readManifest(added)).toMatchObject({ features: { draft: false } });
    expect(readManifest(setEntry(added, ['features', 'draft'], undefined))).not.toHaveProperty('features');
    expect(setEntry(TEXT, ['audience', 'roles'], ['x'])).toContain('  roles: [ x ]\n');
  });
  it('writes long texts as blocks', () => {
    expect(setEntry(TEXT, ['guide', 'zh'], '## 一\n\n二\n')).toContain('  zh: |\n    ## 一\n\n    二\n');
  });
  it('leaves a broken file alone', () => {
    expect(setEntry('a: [', ['a'], 1)).toBe('a: [');
    expect(readManifest('a: [')).toBeNull();
  });
  it('changes no value but the one that is set, in every sample service', () => {
    const folder = join(import.meta.dirname, '../../../../../../processes');
    const files = globSync('*/item.yaml', { cwd: folder });
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const before = readManifest(text);
      expect(readManifest(setEntry(text, ['sortOrder'], 7))).toEqual({ ...before, sortOrder: 7 });
    }
  });
});
