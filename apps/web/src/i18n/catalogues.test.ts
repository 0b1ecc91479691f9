import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues as firstEn } from './en/index.ts';
import { catalogues as laterEn } from './studio/en/index.ts';
import { catalogues as laterZh } from './studio/zh/index.ts';
import { catalogues as firstZh } from './zh/index.ts';

const zh = { ...firstZh, ...laterZh };
const en = { ...firstEn, ...laterEn };

type Texts = { readonly [key: string]: string | Texts };

/** Every text of a catalogue by its full key. */
function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** Keys as the sources write them: of the plural forms of a text only the common part. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const places = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));

interface Use {
  file: string;
  namespaces: string[];
  /** The key, or a pattern where parts of it are computed. */
  key: string;
}

const CALL =
  /\b(?:t|common|layout|instances|tasks)\(\s*(?:'([^'\n]+)'|`([^`\n]+)`|[^'"`()]*\?\s*'([^'\n]+)'\s*:\s*'([^'\n]+)')/g;

/** Every `t('key')` of the sources, with the namespaces that its file speaks. */
function uses(): Use[] {
  const src = join(import.meta.dirname, '..');
  return globSync('**/*.{ts,tsx}', { cwd: src, exclude: ['i18n/**', '**/*.test.*'] }).flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const namespaces = [...text.matchAll(/useTranslation\(\s*\[?([^)\]]*)/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
    );
    if (namespaces.length === 0) return [];
    return [...text.matchAll(CALL)].flatMap(([, plain, template, first, second]) =>
      [plain, template, first, second].flatMap((key) => (key ? [{ file, namespaces, key }] : [])),
    );
  });
}

function isKnown({ namespaces, key }: Use, known: ReadonlySet<string>): boolean {
  const candidates = key.includes(':') ? [key] : namespaces.map((namespace) => `${namespace}:${key}`);
  return candidates.some((candidate) => {
    if (!candidate.includes('${')) return known.has(candidate);
    const parts = candidate.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`^${parts.join('[^.:]+')}$`);
    return [...known].some((name) => pattern.test(name));
  });
}

describe.each(Object.keys(zh) as (keyof typeof zh)[])('texts of %s', (namespace) => {
  const chinese = flatten(zh[namespace]);
  const english = flatten(en[namespace]);

  it('exist in both languages', () => {
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))].toSorted();
    expect(keys(english)).toEqual(keys(chinese));
  });

  it('are not empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('fill in the same places', () => {
    const differing = [...english].filter(([key, text]) => {
      const other = chinese.get(key) ?? chinese.get(`${withoutPlural(key)}_other`) ?? '';
      const [mine, theirs] = [places(text), places(other)];
      // A singular may say "one" in words.
      if (key.endsWith('_one')) theirs.delete('count');
      if (key.endsWith('_one')) mine.delete('count');
      return [...mine].toSorted().join() !== [...theirs].toSorted().join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

describe('the sources', () => {
  it('use only keys that exist', () => {
    const known = new Set(
      Object.entries(zh).flatMap(([namespace, texts]) =>
        [...flatten(texts).keys()].map((key) => `${namespace}:${withoutPlural(key)}`),
      ),
    );
    const found = uses();
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter((use) => !isKnown(use, known)).map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });
});
