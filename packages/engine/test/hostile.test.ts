import { ModelError } from '@flowhall/bpmn';
import { validateProcess } from '@flowhall/tokens';
import { randomEventModel, seededRandom } from '@flowhall/tokens/random-model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompileOptions, compile, EngineError, step } from '../src/index.ts';
import { RUNTIMES } from './driver.ts';
import { bpmn, chain, end, flow, gateway, parallel, start, task, user } from './models.ts';

/*
 * Whatever is uploaded, the public ways into deployment answer with findings or a refusal, in bounded time; the readers' own
 * bounds are tested where they are written.
 */

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.RUNS ?? 80);
/** Generous for a busy machine; without bounds these files take minutes or more memory than there is. */
const LIMIT = 20_000;
const SERVES: CompileOptions = { serves: ['jobs', 'messages', 'signals', 'calls', 'scripts'] };

const many = (n: number, write: (i: number) => string) => Array.from({ length: n }, (_, i) => write(i)).join('');
const ids = (n: number, prefix: string) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const rulesOf = async (xml: string | Uint8Array) =>
  (await validateProcess(xml, {}, { profile: 'bpmn' })).map(({ rule }) => rule);

describe('files that are refused before they are read', () => {
  test.each([
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "${'&b;'.repeat(1000)}">]>${bpmn('&a;')}`, 'model-forbidden-markup'],
    ['ten megabytes', bpmn(' '.repeat(10_000_000)), 'model-too-large'],
    ['elements without end', bpmn('<task/>'.repeat(90_000)), 'model-too-large'],
    ['scopes in scopes', bpmn('<subProcess>'.repeat(2000), '</subProcess>'.repeat(2000)), 'model-too-large'],
    ['nothing', '', 'model-unreadable'],
  ])(
    '%s',
    async (_, xml, rule) => {
      expect(await rulesOf(xml)).toEqual([rule]);
      await expect(compile(xml, SERVES)).rejects.toThrow(ModelError);
    },
    LIMIT,
  );
});

describe('large models', () => {
  const line = bpmn(start() + end() + user(...ids(5000, 'u')), chain('start', ...ids(5000, 'u'), 'end'));
  const wide = bpmn(
    start() + end() + parallel('s', 'j') + user(...ids(1000, 'u')) + chain('start', 's') + chain('j', 'end'),
    many(1000, (i) => chain('s', `u${i}`, 'j')),
  );
  const mesh = bpmn(
    start() + end() + many(1500, (i) => gateway('inclusive', `g${i}`, `d${i}`) + user(`u${i}`)),
    flow('start', 'g0') + flow('u7', 'end'),
    many(1500, (i) => flow(`g${i}`, `u${i}`, undefined, `d${i}`) + flow(`u${i}`, `g${(i + 1) % 1500}`)),
    many(1500, (i) => flow(`g${i}`, `g${(i * 7 + 3) % 1500}`, 'x', `x${i}`)),
  );
  const ladder = bpmn(
    start() +
      end() +
      many(1600, (i) => gateway('exclusive', `g${i}`, `d${i}`) + gateway('exclusive', `m${i}`) + task(`t${i}`)),
    flow('start', 'g0'),
    many(
      1600,
      (i) => flow(`g${i}`, `t${i}`, 'x') + flow(`t${i}`, `m${i}`) + flow(`g${i}`, `m${i}`, undefined, `d${i}`),
    ),
    many(1600, (i) => flow(`m${i}`, i < 1599 ? `g${i + 1}` : 'end', undefined, `n${i}`)),
  );

  test.each([
    ['5,000 steps in a line', line, []],
    ['1,000 steps side by side', wide, ['soundness-unknown']],
    ['5,000 elements of choices in a line', ladder, []],
  ])(
    '%s are judged and compiled',
    async (_, xml, rules) => {
      expect(await rulesOf(xml)).toEqual(rules);
      const model = await compile(xml, { ...SERVES, runtime: 'tokens' });
      const started = step(model, null, { type: 'start' }, { clock: () => new Date(0), variables: { x: true } });
      expect(['running', 'completed']).toContain(started.status);
    },
    LIMIT,
  );

  test(
    '3,000 inclusive gateways and steps in circles within circles',
    async () => {
      expect(await rulesOf(mesh)).toContain('automatic-loop');
    },
    LIMIT,
  );
});

describe('processes without end', () => {
  const circle = bpmn(
    start() + end() + task('a', 'b') + gateway('exclusive', 'g', 'g_end'),
    chain('start', 'a', 'b', 'g', 'end') + flow('g', 'a', 'x'),
  );
  const trap = bpmn(
    start() + end() + task('a', 'b') + parallel('g'),
    chain('start', 'g', 'end') + chain('g', 'a', 'b', 'a'),
  );

  test('an endless automatic loop is named, and the start of one is refused', async () => {
    expect(await rulesOf(trap)).toEqual(['endless-loop']);
    expect(await rulesOf(circle)).toEqual(['automatic-loop']);
    for (const runtime of RUNTIMES) {
      const model = await compile(circle, { ...SERVES, runtime });
      const ctx = { clock: () => new Date(0), variables: { x: true } };
      expect(() => step(model, null, { type: 'start' }, ctx)).toThrow(
        expect.objectContaining({ code: 'endless-loop' }),
      );
      expect(step(model, null, { type: 'start' }, { ...ctx, variables: { x: false } }).status).toBe('completed');
    }
  });

  test('processes that call each other in circles are judged one by one; a call is an effect, not a stack', async () => {
    const other = '<process id="Q" isExecutable="true"><callActivity id="q" calledElement="P"/></process>';
    const xml = bpmn(`${start() + end()}<callActivity id="c" calledElement="Q"/>`, chain('start', 'c', 'end')).replace(
      '</definitions>',
      `${other}</definitions>`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    for (const processId of ['P', 'Q']) {
      const model = await compile(xml, { ...SERVES, processId });
      const { effects } = step(model, null, { type: 'start' }, { clock: () => new Date(0), variables: {} });
      expect(effects.map(({ type }) => type)).toEqual(['call']);
    }
  });
});

const ATTRIBUTE = /"[^"<>]*"/g;

/** Puts text anywhere, or another value of the file into an attribute: then the file can still be read. */
const change = fc.oneof(
  fc
    .record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(60),
      put: fc.constantFrom('', 'a', '-1', '<', '"', ']]>', '__proto__', 'exclusiveGateway', '流程'),
    })
    .map(({ at, length, put }) => (xml: string) => {
      const from = Math.floor(at * xml.length);
      return xml.slice(0, from) + put + xml.slice(from + length);
    }),
  fc.tuple(fc.nat(), fc.nat()).map(([which, other]) => (xml: string) => {
    const values = xml.match(ATTRIBUTE) ?? [''];
    let n = 0;
    return xml.replace(ATTRIBUTE, (value) =>
      n++ === which % values.length ? (values[other % values.length] ?? value) : value,
    );
  }),
);

/** What is not refused at once can be started, or says why not. Says which. */
async function deployAndStart(source: string): Promise<'started' | 'refused'> {
  const findings = await validateProcess(source, {}, { profile: 'bpmn' });
  for (const { rule, message, mend } of findings)
    expect(rule && message.zh && message.en && mend.zh && mend.en).toBeTruthy();
  const isRefused = findings.some(({ severity }) => severity === 'error');
  try {
    const model = await compile(source, SERVES);
    expect(isRefused, `${findings.find(({ severity }) => severity === 'error')?.rule} was compiled`).toBe(false);
    step(model, null, { type: 'start' }, { clock: () => new Date(0), variables: { c: {} } });
    return 'started';
  } catch (error) {
    if (!(error instanceof ModelError) && !(error instanceof EngineError)) throw error;
    return 'refused';
  }
}

test(
  `changed models are deployed or refused, never anything else (seed ${SEED})`,
  async () => {
    const models = Array.from({ length: 10 }, (_, i) => randomEventModel(seededRandom(SEED + i)).xml);
    const count = { started: 0, refused: 0 };
    const changed = fc
      .tuple(fc.constantFrom(...models), fc.oneof(fc.tuple(change), fc.tuple(change, change)))
      .map(([xml, changes]) => changes.reduce((text, make) => make(text), xml));
    await fc.assert(
      fc.asyncProperty(changed, async (xml) => {
        count[await deployAndStart(xml)]++;
      }),
      { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 3 * LIMIT },
    );
    expect(count.refused).toBeGreaterThan(0);
    expect(count.started).toBeGreaterThan(0);
  },
  4 * LIMIT,
);
