import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compileDecisions } from '@flowhall/dmn';
import { expect, test } from 'vitest';
import { compile } from '../src/index.ts';
import { RUNTIMES } from './driver.ts';

/** What the service hall does outside. */
const serves = ['jobs', 'messages', 'signals', 'calls'] as const;
const ITEMS = new URL('../../../processes/', import.meta.url);
const items = readdirSync(ITEMS, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(items.map(({ name }) => name))(
  'the item %s runs on bpmn-engine by choice, and on either runtime',
  async (name) => {
    const xml = readFileSync(new URL(`${name}/process.bpmn`, ITEMS), 'utf8');
    const folder = new URL(`${name}/decisions/`, ITEMS);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const decisions = await compileDecisions(...files.map((file) => readFileSync(new URL(file, folder), 'utf8')));
    expect(await compile(xml, { decisions, serves })).toMatchObject({ runtime: 'bpmn-engine' });
    for (const runtime of RUNTIMES)
      expect((await compile(xml, { decisions, serves, runtime })).runtime).toBe(
        runtime === 'engine' ? 'bpmn-engine' : 'tokens',
      );
  },
);
