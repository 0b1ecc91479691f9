import { itemManifest } from '../src/manifest.ts';
import { MANIFEST_WORDS } from './manifest-words.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
}

/** As plain JSON Schema. */
const PLAIN = JSON.parse(JSON.stringify(itemManifest)) as Schema;

/** Every entry by its path, the outer ones first. Texts in both languages are one entry. */
export function entriesOf(schema: Schema = PLAIN, path = ''): { path: string; schema: Schema; required: boolean }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const entry = { path: own, schema: child, required: schema.required?.includes(name) ?? false };
    if (isBilingual(child)) return [entry];
    const inner = child.items?.properties ? entriesOf(child.items, `${own}[]`) : entriesOf(child, own);
    return [entry, ...inner.filter((one) => !/^category\.(zh|en)$/.test(one.path))];
  });
}

const isBilingual = ({ properties }: Schema): boolean => Object.keys(properties ?? {}).join(' ') === 'zh en';

/** The JSON Schema of `item.yaml` for editors: the one that items are checked against, with words. */
export function manifestSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'item.yaml of a Flowhall service item',
    ...described(PLAIN, ''),
  };
}

function described(schema: Schema, path: string): Schema {
  const words = MANIFEST_WORDS[path];
  const next: Record<string, unknown> = {
    ...schema,
    ...(words !== undefined && { description: words.replaceAll('`', '') }),
  };
  if (schema.properties) {
    next.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, child]) => [
        name,
        described(child, path === '' ? name : `${path}.${name}`),
      ]),
    );
  }
  if (schema.items) next.items = described(schema.items, `${path}[]`);
  return next;
}

/** The table of entries for the documentation. */
export function manifestTable(): string {
  const rows = entriesOf().map(({ path, schema, required }) => {
    return `| \`${path}\`${required ? ' *' : ''} | ${kindOf(schema)} | ${MANIFEST_WORDS[path] ?? ''} |`;
  });
  return ['| entry (* needed) | | |', '|---|---|---|', ...rows].join('\n');
}

function kindOf(schema: Schema): string {
  if (isBilingual(schema)) return '`zh`, `en`';
  if (schema.properties?.zh) return '`key`, `zh`, `en`';
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array') return 'list';
  if (schema.type === 'object') return '';
  if (schema.type === 'boolean') return '`true`, `false`';
  return schema.type === 'integer' ? 'whole number' : 'text';
}

const BEGIN = '<!-- entries of item.yaml, written by packages/items/scripts/write-manifest-docs.ts -->';
const END = '<!-- end of the entries -->';

/** The page with the table in its place. */
export function withTable(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  return `${before}${BEGIN}\n\n${manifestTable()}\n\n${END}${after}`;
}
