import { beforeAll, describe, expect, it } from 'vitest';
import { everyKind, findItem } from './fixtures/every-kind.ts';
import { type ItemUnderTest, prepareItem } from './item-under-test.ts';
import { runScenario } from './run-scenario.ts';

let prepared: ItemUnderTest;
let alone: ItemUnderTest;

beforeAll(async () => {
  prepared = await prepareItem(everyKind, { findItem });
  alone = await prepareItem(everyKind);
});

const START = '{ by: staff, form: { reference: R-1, amount: 5 } }';
const run = async (steps: readonly string[], { start = START, item = prepared } = {}) => {
  const entries = steps.length > 0 ? ['steps:', ...steps.map((one) => `  - ${one}`)] : [];
  const content = ['name: x', 'at: 2026-03-02T01:00Z', `start: ${start}`, ...entries];
  const { findings } = await runScenario(item, { path: 'scenarios/x.yaml', content: content.join('\n') });
  return findings.map(({ line, message }) => `${line}: ${message.en}`);
};
const CHECKED = ['{ by: leader, do: agree, at: check }', '{ by: network, do: agree, at: second }'];
const JUDGED = [...CHECKED, '{ by: director, do: agree, at: judge, in: ask }'];
const PRINTED = [...JUDGED, '{ job: print, output: { card: C-1 } }'];
const PAID = [...PRINTED, '{ message: paid, key: R-1, variables: { receipt: 7 } }'];

describe('what people do in a scenario', () => {
  it('transfer and delegate, and what is delegated comes back', async () => {
    expect(
      await run([
        '{ by: leader, do: transfer, at: check, to: director, expect: { steps: { check: [director] } } }',
        '{ by: director, do: delegate, at: check, to: network, expect: { steps: { check: [network] } } }',
        '{ by: network, do: agree, at: check, opinion: Fine, expect: { steps: { check: [director] }, may: { director: { check: [agree, disagree, return-previous, return-initiator, return-any, transfer, delegate, add-sign] } } } }',
        '{ by: director, do: agree, at: check, expect: { steps: { second: [network] }, history: [submit, transfer, delegate, report-back, agree] } }',
      ]),
    ).toEqual([]);
  });

  it('ask others to sign before, beside and after, and take it back', async () => {
    expect(
      await run([
        '{ by: leader, do: add-sign, sign: before, at: check, to: [director, network], expect: { steps: { check: [director, network] }, may: { leader: { check: [remove-sign] } } } }',
        '{ by: leader, do: remove-sign, at: check, to: network, expect: { steps: { check: [director] } } }',
        '{ by: director, do: agree, at: check, expect: { steps: { check: [leader] } } }',
        '{ by: leader, do: add-sign, sign: parallel, at: check, to: dean, expect: { steps: { check: [leader, dean] } } }',
        '{ by: dean, do: agree, at: check }',
        '{ by: leader, do: add-sign, sign: after, at: check, to: hr }',
        '{ by: leader, do: agree, at: check, expect: { steps: { check: [hr] } } }',
        '{ by: hr, do: agree, at: check, expect: { steps: { second: [network] } } }',
      ]),
    ).toEqual([]);
  });

  it('urge, give copies and withdraw', async () => {
    expect(
      await run([
        '{ by: staff, do: urge, expect: { notified: { leader: [urged] } } }',
        '{ by: staff, do: urge, refused: urged-already }',
        '{ by: leader, do: cc, to: [director, hr], expect: { copied: [director, hr], notified: { hr: [cc] } } }',
        '{ by: student, do: cc, to: hr, refused: forbidden }',
        '{ by: leader, do: agree, at: check }',
        '{ by: leader, do: withdraw, expect: { steps: { check: [leader] } } }',
      ]),
    ).toEqual([]);
  });

  it('download templates where they are offered', async () => {
    expect(
      await run([
        '{ by: staff, download: proof.docx }',
        '{ by: staff, download: templates/proof.docx, at: apply }',
        '{ by: leader, download: proof.docx, at: check, refused: template-not-offered }',
        '{ by: staff, download: other.docx, refused: template-not-offered, expect: { templates: { apply: [proof.docx], check: [] } } }',
      ]),
    ).toEqual([]);
  });

  it('are refused outside the opening hours, on the clocks of Beijing', async () => {
    const at = (when: string, more = '') =>
      run([], { start: `{ by: staff, when: "${when}", form: { amount: 1 }${more} }` });
    expect(await at('2026-03-02T07:59', ', refused: item-closed')).toEqual([]);
    expect(await at('2026-03-02T08:00')).toEqual([]);
    expect(await at('2026-03-02T18:00')).toEqual([expect.stringContaining('Refused: item-closed')]);
  });
});

describe('what others do in a scenario', () => {
  it('called applications are played, with what comes of them', async () => {
    expect(
      await run([
        CHECKED[0] ?? '',
        '{ by: network, do: agree, at: second, expect: { steps: {}, called: { ask: { status: running, steps: { judge: [director] }, data: { }, fields: { amount: 5 } } } } }',
        '{ by: leader, do: agree, at: judge, in: ask, refused: not-your-task }',
        '{ by: director, do: disagree, at: judge, in: ask, opinion: No, expect: { jobs: [print], called: { ask: { status: rejected } } } }',
      ]),
    ).toEqual([]);
    const nothing = '{ by: staff, form: { reference: R-1, amount: 0 } }';
    expect(await run([...CHECKED, '{ wait: PT1M, expect: { status: completed } }'], { start: nothing })).toEqual([]);
  });

  it('calls are answered where their item is not there, or not to be played', async () => {
    const answered =
      '{ call: ask, outcome: disagree, output: { found: 3 }, expect: { jobs: [print], data: { found: 3 } } }';
    expect(await run([...CHECKED, answered], { item: alone })).toEqual([]);
    expect(
      await run([...CHECKED, answered.replace('data:', 'called: { ask: { status: terminated } }, data:')]),
    ).toEqual([]);
    expect(await run([...CHECKED, '{ call: ask, error: NOTHING, expect: { status: completed } }'])).toEqual([]);
    expect(await run(['{ call: ask }'])).toEqual([expect.stringContaining('no call waits at "ask"')]);
  });

  it('programs fail until their attempts are used up, which an operator deals with', async () => {
    expect(
      await run([
        ...JUDGED,
        '{ job: print, failure: Out of paper, fails: worker-failed, expect: { status: running, incidents: [] } }',
        '{ job: print, failure: Out of paper, fails: worker-failed, expect: { status: incident, incidents: [print] } }',
        '{ by: staff, do: retry, at: print, refused: forbidden }',
        '{ by: admin, do: retry, at: print, expect: { status: running, incidents: [], jobs: [print] } }',
        '{ job: print, failure: Broken, fails: worker-failed, last: true, expect: { status: incident } }',
        '{ by: admin, do: retry, at: print }',
        '{ job: print, output: { card: C-1 }, expect: { data: { card: C-1 }, waits: [paid] } }',
      ]),
    ).toEqual([]);
    const stuck = ['{ job: print, failure: x, fails: worker-failed, last: true }', '{ job: print }'];
    expect(await run([...JUDGED, ...stuck])).toEqual([expect.stringContaining('has failed for good')]);
  });

  it('messages find their key, signals everybody who listens', async () => {
    expect(
      await run([
        ...PRINTED,
        '{ message: paid, key: R-2, refused: message-unexpected }',
        '{ message: paid, refused: message-unexpected }',
        '{ message: paid, key: R-1, variables: { receipt: 7 }, expect: { data: { receipt: 7 }, waits: [go] } }',
        '{ signal: stop, expect: { waits: [go] } }',
        '{ signal: go, variables: { by: hand }, expect: { data: { by: hand }, waits: [] } }',
        '{ when: "2026-03-02T14:00", expect: { status: completed, sent: [ready] } }',
      ]),
    ).toEqual([]);
    expect(await run([...PAID.slice(0, -1), '{ message: paid, in: "", refused: x }'])).toHaveLength(1);
  });

  it('the clock goes on only', async () => {
    expect(await run(['{ when: "2026-03-01T09:00" }'])).toEqual([expect.stringContaining('is in the past')]);
  });
});

describe('what is wrong with a scenario', () => {
  it.each([
    ['{ by: leader }', '5: steps.0 does not say what happens'],
    ['{ wait: P1D, signal: go }', '5: steps.0 says both wait and signal'],
    ['{ by: leader, do: approve, at: check }', '5: steps.0.do cannot be "approve"'],
    ['{ by: leader, do: agree }', '5: agree needs steps.0.at'],
    ['{ by: leader, do: transfer, at: check }', '5: transfer needs steps.0.to'],
    ['{ by: leader, do: agree, at: chekc }', '5: The process has no "chekc"'],
    ['{ by: nobody, do: agree, at: check }', '5: There is no user "nobody"'],
    ['{ message: paid, keys: 1 }', '5: Unknown entry steps.0.keys'],
    ['{ wait: tomorrow }', '5: steps.0.wait is not well-formed: "tomorrow"'],
    ['{ signal: go, expect: { steps: { chek: [] } } }', '5: The process has no "chek"'],
  ])('%s', async (entry, message) => {
    expect(await run([entry])).toEqual([message]);
  });

  it('says how to mend it', async () => {
    const content = `name: x\nstart: ${START}\nsteps:\n  - { by: leader, do: agree, at: chek }`;
    const { findings } = await runScenario(prepared, { path: 'scenarios/x.yaml', content });
    expect(findings).toMatchObject([
      { file: 'scenarios/x.yaml', line: 4, element: 'steps.0.at', mend: { en: 'Did you mean check?' } },
    ]);
  });
});
