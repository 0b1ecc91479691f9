import type { ItemFolder } from '@flowhall/items';
import { loadItemFolder } from '@flowhall/items';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ItemUnderTest, prepareItem } from './item-under-test.ts';
import { runItem } from './run-item.ts';
import { runScenario } from './run-scenario.ts';

const folder = new URL('./fixtures/key-loan/', import.meta.url).pathname;
let item: ItemFolder;
let prepared: ItemUnderTest;

beforeAll(async () => {
  const { item: read, findings } = await loadItemFolder(folder);
  if (!read) throw new Error(JSON.stringify(findings));
  item = read;
  prepared = await prepareItem(item);
});

const run = async (content: string) => {
  const { findings } = await runScenario(prepared, { path: 'scenarios/x.yaml', content });
  return findings.map(({ line, message }) => `${line}: ${message.en}`);
};
const loan = (more: string) => `name: x
start:
  by: staff
  form: { room: A101, days: 2 }
${more}`;

describe('runScenario', () => {
  it('passes the scenarios of the fixture and measures coverage', async () => {
    const { scenarios, coverage } = await runItem(item);
    expect(scenarios.map(({ name, findings }) => [name, findings])).toEqual([
      ['A short loan', []],
      ['A long loan is reminded and withdrawn', []],
    ]);
    expect(scenarios.every((scenario) => scenario.milliseconds > 0)).toBe(true);
    expect(coverage.nodes.missing).toEqual(['never']);
    expect(coverage.flows.missing).toEqual(['to-never']);
    expect(coverage.rules).toEqual({ total: 2, covered: 1, missing: ['term#2'] });
  });

  it('signs and adds files where a step asks for them', async () => {
    const xml = item.xml.replace(
      '<flow:assignment rule="head" levels="0" />',
      '$&<flow:action name="agree" signature="required" attachment="required" />',
    );
    const asking = await prepareItem({ ...item, xml });
    const agree = (more: string) => loan(`steps:\n  - { by: dean, do: agree, at: approve, ${more} }`);
    const outcome = async (more: string) =>
      (await runScenario(asking, { path: 'scenarios/x.yaml', content: agree(more) })).findings;
    expect(await outcome('refused: signature-required')).toEqual([]);
    expect(await outcome('signature: true, refused: attachment-required')).toEqual([]);
    expect(await outcome('signature: true, files: 1, expect: { status: completed }')).toEqual([]);
  });

  it('makes the decisions of the item', async () => {
    const { findings } = await runScenario(prepared, {
      path: 'scenarios/x.yaml',
      content: loan('steps:\n  - { by: dean, do: agree, at: approve, expect: { status: completed } }').replace(
        'days: 2',
        'days: 2000',
      ),
    });
    expect(findings).toEqual([]);
    const all = [
      {
        path: 'scenarios/x.yaml',
        content: loan('steps:\n  - { by: dean, do: agree, at: approve }').replace('days: 2', 'days: 2000'),
      },
    ];
    const { coverage } = await runItem({ ...item, scenarios: all });
    expect(coverage.nodes.missing).not.toContain('never');
  });

  it('refuses an item whose process calls a decision that is not there', async () => {
    await expect(prepareItem({ ...item, decisions: {} })).rejects.toMatchObject({ code: 'model-refused' });
  });

  it('lets the time of a step run out', async () => {
    const due = '<flow:due after="PT6H" remindBefore="PT2H" overdue="auto-agree" /></flow:step>';
    const xml = item.xml.replace('levels="0" /></flow:step>', `levels="0" />${due}`);
    const content = loan(`steps:
  - { wait: PT7H, expect: { steps: { approve: [dean] }, history: [submit, remind], notified: { dean: [due-soon] } } }
  - { wait: PT1H, expect: { status: completed, history: [submit, remind, overdue, complete] } }`);
    const file = { path: 'scenarios/x.yaml', content: content.replace('start:', 'at: 2026-03-02T01:00Z\nstart:') };
    expect((await runScenario(await prepareItem({ ...item, xml }), file)).findings).toEqual([]);
  });

  it('names the line and both values of what is not as expected', async () => {
    const wrong = loan('  expect:\n    status: running\n    steps: { approve: [leader] }\n');
    expect(await run(wrong)).toEqual(['7: steps should be {"approve":["leader"]} but is {"approve":["dean"]}']);
    expect(await run(loan('  expect:\n    fields: { room: B }\n'))).toEqual([
      '6: fields.room should be "B" but is "A101"',
    ]);
    expect(await run(loan('  expect: { history: [submit, agree] }'))).toHaveLength(1);
    expect(await run(loan('  expect: { notified: { dean: [] } }'))).toHaveLength(1);
    expect(await run(loan('  offers: { approve: { candidates: [leader] } }'))).toHaveLength(1);
    expect(await run(loan('  offers: { nowhere: { pick: one } }'))).toHaveLength(1);
  });

  it('finds a refusal that does not come and one that nobody expects', async () => {
    const act = (more: string) => loan(`steps:\n  - { by: dean, do: agree, at: approve${more} }`);
    expect(await run(act(''))).toEqual([]);
    expect(await run(act(', refused: not-your-task'))).toEqual(['6: Should be refused (not-your-task) but succeeded']);
    expect(await run(act(', form: { room: B }'))).toEqual([expect.stringContaining('Refused: field-not-writable')]);
    const stranger = loan('steps:\n  - { by: leader, do: agree, at: approve }');
    expect(await run(stranger)).toEqual([expect.stringContaining('Refused: not-your-task')]);
    expect(await run(loan('steps:\n  - { by: dean, do: agree, at: nowhere }'))).toEqual([
      '6: The process has no "nowhere"',
    ]);
  });

  it('refuses people whom the item is not for and forms that are not complete', async () => {
    expect(await run('name: x\nstart: { by: student, form: {}, refused: not-in-audience }')).toEqual([]);
    const empty = 'name: x\nstart: { by: staff, form: {}, refused: form-invalid, pointers: [/room, /days] }';
    expect(await run(empty)).toEqual([]);
    expect(await run(empty.replace('/days', '/nothing'))).toHaveLength(1);
  });

  it('says what is wrong with the file itself', async () => {
    const { findings } = await runScenario(prepared, {
      path: 'scenarios/x.yaml',
      content: 'name: x\nstart: { by: staff }',
    });
    expect(findings).toMatchObject([{ rule: 'scenario/required', line: 2, element: 'start.form' }]);
    const broken = await runScenario(prepared, { path: 'scenarios/x.yaml', content: 'name: [' });
    expect(broken.findings[0]?.rule).toBe('file/syntax');
  });
});
