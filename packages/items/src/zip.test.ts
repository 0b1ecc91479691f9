import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ITEM_LIMITS, isItemPath } from './item-path.ts';
import { newItemFiles } from './new-item.ts';
import { unzipItem, ZipRefused, zipItem } from './zip.ts';

const text = (content: string) => new TextEncoder().encode(content);
const refused = (bytes: Uint8Array) => {
  try {
    unzipItem(bytes);
    return null;
  } catch (error) {
    if (error instanceof ZipRefused) return error.fault;
    throw error;
  }
};

describe('zips of items', () => {
  it('give back what was put in, with the folder around it or without', async () => {
    const files = await newItemFiles('parking');
    const zip = zipItem('parking', files);
    expect(unzipItem(zip)).toEqual({ folder: 'parking', files: new Map(files) });
    const flat = zipSync(Object.fromEntries(files));
    expect(unzipItem(flat)).toEqual({ folder: null, files: new Map(files) });
    expect(Buffer.compare(zip, zipItem('parking', files))).toBe(0);
  });

  it('leave out what archive programs and systems add', () => {
    const zip = zipSync({ 'a/item.yaml': text('x'), 'a/.DS_Store': text('x'), '__MACOSX/a/._item.yaml': text('x') });
    expect([...unzipItem(zip).files.keys()]).toEqual(['item.yaml']);
  });

  it.each(['../item.yaml', 'a/../../item.yaml', '/item.yaml', 'C:/item.yaml', 'a\\item.yaml', 'a/b/c/d/e/f.txt'])(
    'with a file at %j are refused',
    (path) => {
      expect(refused(zipSync({ [path]: text('x'), 'a/other.txt': text('x') }))).toBe('path');
    },
  );

  it('that unpack to more than an item holds are refused before they have', () => {
    const bomb = zipSync({ 'item.yaml': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.byteLength).toBeLessThan(300_000);
    expect(refused(bomb)).toBe('size');
    const many = Array.from({ length: 5 }, (_none, at) => [`${at}.txt`, new Uint8Array(4.5 * 1024 * 1024)] as const);
    expect(refused(zipSync(Object.fromEntries(many)))).toBe('size');
    const small = Array.from({ length: ITEM_LIMITS.files + 1 }, (_none, at) => [`${at}.txt`, text('x')] as const);
    expect(refused(zipSync(Object.fromEntries(small)))).toBe('size');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', text('not a zip')],
    ['an empty zip', zipSync({})],
    ['a zip of folders', zipSync({ 'a/': new Uint8Array() })],
  ])('that are %s are refused', (_what, bytes) => {
    expect(refused(bytes)).toBe('not-a-zip');
  });

  it('that are cut off or damaged are refused or give files, and never end otherwise', () => {
    const zip = zipSync({ 'item.yaml': text('key: a\n'.repeat(500)), 'process.bpmn': text('<a/>'.repeat(900)) });
    for (let at = 0; at < zip.byteLength; at += 7) {
      const damaged = Uint8Array.from(zip);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      for (const bytes of [zip.subarray(0, at), damaged])
        expect(['not-a-zip', 'path', 'size', null]).toContain(refused(bytes));
    }
  });
});

describe('paths of items', () => {
  it.each(['item.yaml', 'forms/申请.json', 'templates/表 格.docx', 'a/b/c/d.txt'])('%j is one', (path) => {
    expect(isItemPath(path)).toBe(true);
  });

  it.each(['', '.', 'a/', 'a/./b', 'a/ ', 'nul', 'com1.txt', 'x'.repeat(201)])('%j is none', (path) => {
    expect(isItemPath(path)).toBe(false);
  });
});
