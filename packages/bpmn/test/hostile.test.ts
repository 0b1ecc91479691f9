import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelError, parseBpmn, validateModel, validateStructure } from '../src/index.ts';
import { chain, file, flow, io, line, process as processOf, task, timer, when } from './support/bpmn-text.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Generous for a busy machine; without bounds these files take minutes or more memory than there is. */
const LIMIT = 20_000;
const HEAD = '<definitions id="D" targetNamespace="urn:t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">';
const inProcess = (inner: string) => `${HEAD}<process id="P" isExecutable="true">${inner}</process></definitions>`;

describe('hostile files end in a finding, in bounded time', () => {
  test.each([
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "${'&b;'.repeat(1000)}">]>${inProcess('&a;')}`,
      'model-forbidden-markup',
    ],
    ['ten megabytes', inProcess(' '.repeat(10_000_000)), 'model-too-large'],
    ['tags without end', inProcess('<task/>'.repeat(300_000)), 'model-too-large'],
    ['many elements', inProcess('<task/>'.repeat(90_000)), 'model-too-large'],
    ['deep nesting', inProcess('<subProcess>'.repeat(5_000) + '</subProcess>'.repeat(5_000)), 'model-too-large'],
    [
      'deep nesting in extensions',
      inProcess(`<extensionElements>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</extensionElements>`),
      'model-too-large',
    ],
    [
      'namespaces without end',
      `<a ${Array.from({ length: 600 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`,
      'model-too-large',
    ],
    ['unknown elements without end', inProcess('<nonsense/>'.repeat(50_000)), 'model-unreadable'],
    ['one id for everything', inProcess('<task id="a"/>'.repeat(10_000)), 'model-unreadable'],
    ['attributes without values', `${HEAD}<process ${'a '.repeat(100_000)}/></definitions>`, 'model-unreadable'],
    ['nothing', '', 'model-unreadable'],
    ['something else', '{"a": 1}', 'model-unreadable'],
  ])(
    '%s',
    async (_, xml, rule) => {
      const findings = await validateModel(xml);
      expect(findings.map((finding) => finding.rule)).toEqual([rule]);
      await expect(parseBpmn(xml)).rejects.toThrow(ModelError);
    },
    LIMIT,
  );

  test(
    '5,000 elements are judged in seconds, with a bounded number of findings',
    () => {
      const ids = Array.from({ length: 5_000 }, (_, i) => `t${i}`);
      const good = file(processOf(line(ids.map((id) => task(id)).join(''), ...ids)));
      expect(validateStructure(good)).toEqual([]);
      const bad = good.replaceAll('<task id="', '<task colour="red" startQuantity="0" id="');
      const findings = validateStructure(bad);
      expect(findings.length).toBeGreaterThan(50);
      expect(findings.length).toBeLessThanOrEqual(100);
    },
    LIMIT,
  );
});

const SOUND = file(
  '<message id="m"/><error id="err" errorCode="E"/>',
  processOf(
    line(
      `${task('a', io(['x'], ['y']))}<exclusiveGateway id="g" default="g_b"/>${task('b')}<subProcess id="sub"><startEvent id="ss"/><endEvent id="se"/>${chain('ss', 'se')}</subProcess><boundaryEvent id="be" attachedToRef="a">${timer()}</boundaryEvent><intermediateCatchEvent id="c"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'e', when())}${chain('be', 'b')}`,
      'a',
      'g',
      'b',
      'sub',
      'c',
    ),
  ),
);
const WORDS = [
  'P',
  'a',
  'g',
  'true',
  'false',
  '-1',
  '9e99',
  'tns:a',
  'xsi:type',
  'tFormalExpression',
  '&amp;',
  '&#0;',
  '\u0000',
  '<',
  '>',
  '"',
  ']]>',
  '<!--',
  '<a',
  '</task>',
  'task',
  'subProcess',
  'sourceRef',
  '__proto__',
  'constructor',
  '流程',
];

type Change = { at: number; length: number; put: string };
const changed = (xml: string, { at, length, put }: Change) => {
  const from = Math.floor(at * xml.length);
  return xml.slice(0, from) + put + xml.slice(from + length);
};
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(80)),
  put: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...WORDS),
    fc.string({ maxLength: 5 }),
    fc.nat(2000).map((i) => SOUND.slice(i, i + 60)),
  ),
});

test(
  `changed files give findings or nothing, never an exception (seed ${SEED})`,
  async () => {
    expect(validateStructure(SOUND)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('item', 'bpmn'),
        async (changes, profile) => {
          const findings = await validateModel(changes.reduce(changed, SOUND), {}, { profile });
          for (const { rule, message, mend } of findings)
            expect(rule && message.zh && message.en && mend.zh && mend.en).toBeTruthy();
        },
      ),
      { seed: SEED, numRuns: 400, interruptAfterTimeLimit: LIMIT },
    );
  },
  3 * LIMIT,
);

test(
  `random bytes give a finding, never an exception (seed ${SEED})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await validateModel(bytes)).map(({ severity }) => severity)).toContain('error');
      }),
      { seed: SEED, numRuns: 200, interruptAfterTimeLimit: LIMIT },
    );
  },
  2 * LIMIT,
);
