import { basename } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ItemFiles } from './item-folder.ts';
import { findItemFolders, readFolder } from './load-item-folder.ts';
import { validateItem } from './validate-item.ts';

/*
 * Whatever a hand or a disk does to the files of a service, the check ends in findings that name file, place and mend.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const DAMAGES_PER_FILE = Number(process.env.DAMAGES ?? 1);
const PROCESSES = new URL('../../../processes/', import.meta.url).pathname;

type Random = () => number;

/** mulberry32 */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, end: number): number => Math.floor(random() * end);

const inLines =
  (change: (lines: string[], at: number, random: Random) => string[]) =>
  (text: string, random: Random): string => {
    const lines = text.split('\n');
    return change(lines, below(random, lines.length), random).join('\n');
  };

const DAMAGES: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'cut off': (text, random) => text.slice(0, below(random, text.length)),
  'cut in the middle': (text, random) => {
    const from = below(random, text.length);
    return text.slice(0, from) + text.slice(from + below(random, 40));
  },
  'a line lost': inLines((lines, at) => lines.toSpliced(at, 1)),
  'a line twice': inLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  'lines swapped': inLines((lines, at, random) => {
    const other = below(random, lines.length);
    return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
  }),
  'other indentation': inLines((lines, at) => lines.with(at, `\t ${lines[at]}`)),
  'a value of another kind': (text, random) => {
    const values = [...text.matchAll(/(?<=[:=] ?)("[^"\n]*"|\d+|true|false)/g)];
    const value = values[below(random, values.length)];
    const others = ['[]', '{}', '"\u0000"', '-1', '1e999', 'null', '"= 1 +"', '"\\ud800"'];
    const { index = 0 } = value ?? {};
    return text.slice(0, index) + others[below(random, others.length)] + text.slice(index + (value?.[0].length ?? 0));
  },
  'strange characters': (text, random) => {
    const at = below(random, text.length);
    return `${text.slice(0, at)}${['\u0000', '\ufeff', '\u202e', '<', '&', '{', '"', '\ud800', ']]>'][below(random, 9)]}${text.slice(at)}`;
  },
  nothing: () => '',
  'something else': () => '%PDF-1.7',
};

const folders = (await findItemFolders(PROCESSES)).map((folder) => [basename(folder), folder] as const);

describe(`a damaged folder (seed ${SEED})`, () => {
  let found = 0;
  // One damage alone may do no harm, such as a line that stands twice in a guide; all of them together do.
  afterAll(() => expect(found).toBeGreaterThan(DAMAGES_PER_FILE));

  test.each(folders)('%s', { timeout: 120_000 }, async (_name, folder) => {
    const files = await readFolder(folder);
    const random = randomFrom(SEED);
    const kinds = Object.keys(DAMAGES);
    for (const path of [...files.keys()].filter((one) => /\.(?:ya?ml|json|bpmn|dmn|md)$/.test(one))) {
      for (let count = 0; count < DAMAGES_PER_FILE; count += 1) {
        const kind = kinds[below(random, kinds.length)] ?? 'nothing';
        found += await judge(files, path, kind, random);
      }
    }
  });

  test('one that lacks a file', { timeout: 120_000 }, async () => {
    const files = await readFolder(folders[0]?.[1] ?? '');
    for (const path of files.keys()) {
      const { findings } = await validateItem(new Map([...files].filter(([one]) => one !== path)));
      for (const finding of findings) expect(finding.message.en).not.toBe('');
      if (['item.yaml', 'process.bpmn'].includes(path)) expect(findings.map(({ file }) => file)).toContain(path);
    }
  });
});

async function judge(files: ItemFiles, path: string, kind: string, random: Random): Promise<number> {
  const text = new TextDecoder().decode(files.get(path));
  const damaged = new Map(files).set(path, new TextEncoder().encode(DAMAGES[kind]?.(text, random)));
  const { findings } = await validateItem(damaged).catch((error: unknown) => {
    throw new Error(`${path}, ${kind}, seed ${SEED}`, { cause: error });
  });
  for (const { rule, file, severity, message, mend, line } of findings) {
    const what = `${path}, ${kind}, ${rule}: ${message.en}`;
    expect(file, what).not.toBe('');
    expect(message.zh, what).not.toBe('');
    expect(message.en, what).not.toMatch(/\bat [\w./]+:\d+|TypeError|undefined|\[object/);
    if (severity === 'error') expect(mend?.en, what).toBeTruthy();
    if (line !== null) expect(line, what).toBeGreaterThan(0);
  }
  return findings.length;
}
