import { type ItemFolder, loadItemFolder } from '@flowhall/items';
import { beforeAll, expect, it } from 'vitest';
import { type ItemUnderTest, prepareItem } from './item-under-test.ts';
import { runItem } from './run-item.ts';
import { runScenario } from './run-scenario.ts';

const folder = new URL('./fixtures/card-order/', import.meta.url).pathname;
let item: ItemFolder;
let prepared: ItemUnderTest;

beforeAll(async () => {
  const { item: read, findings } = await loadItemFolder(folder);
  if (!read) throw new Error(JSON.stringify(findings));
  item = read;
  prepared = await prepareItem(item);
});

const run = async (...steps: string[]) => {
  const content = ['name: x', 'start: { by: staff, form: { holder: Li } }', 'steps:', ...steps].join('\n');
  const { findings } = await runScenario(prepared, { path: 'scenarios/x.yaml', content });
  return findings.map(({ line, message }) => `${line}: ${message.en}`);
};
const ORDERED = '  - { job: order, response: { body: { id: 7 } } }';

it('plays service tasks with the systems that they deal with', async () => {
  const { scenarios, coverage } = await runItem(item);
  expect(scenarios.map(({ name, findings }) => [name, findings])).toEqual([
    ['A card is made', []],
    ['There is a card already', []],
  ]);
  expect(coverage.nodes.missing).toEqual([]);
});

it('names the line and both values of what goes out wrong', async () => {
  expect(await run('  - { job: order, sends: { method: PUT } }')).toEqual([
    '4: sends.method should be "PUT" but is "POST"',
  ]);
  expect(await run(ORDERED, '  - { job: print, sends: { variables: { order: 8 } } }')).toEqual([
    '5: sends.variables should be {"order":8} but is {"order":7}',
  ]);
});

it('finds failures that nobody expects and those that do not come', async () => {
  expect(await run('  - { job: order, response: { status: 500 } }')).toEqual([
    '4: Failed: The other system cannot do it at the moment (500).',
  ]);
  expect(await run('  - { job: order, fails: http-refused, response: { body: { id: 7 } } }')).toEqual([
    '4: Should fail (http-refused) but succeeded',
  ]);
  expect(await run('  - { job: order, response: { body: { id: 7 } }, expect: { data: { order: 8 } } }')).toEqual([
    '4: data.order should be 8 but is 7',
  ]);
});

it('says when no job waits there, or nobody catches its error', async () => {
  expect(await run('  - { job: print }')).toEqual([expect.stringContaining('no job waits at "print"')]);
  expect(await run(ORDERED, '  - { job: print, error: unheard }')).toHaveLength(1);
});
