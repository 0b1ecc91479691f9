import { describe, expect, test } from 'vitest';
import { compile, ExpressionError, ModelRefusedError } from '../src/index.ts';
import { compileWith, Driver, RUNTIMES } from './driver.ts';
import { bpmn, chain, end, flow, gateway, script, start, user } from './models.ts';

const branch = (condition: string) =>
  bpmn(
    start() + end() + user('yes', 'no') + gateway('exclusive', 'g', 'g_no'),
    flow('start', 'g') + flow('g', 'yes', condition) + flow('g', 'no') + chain('yes', 'end') + chain('no', 'end'),
  );
const compute = (source: string, name?: string) =>
  bpmn(start() + end() + user('u') + script('s', source, name), chain('start', 's', 'u', 'end'));

/** What escapes the script sandbox of the library. */
const CODE = "{environment.constructor.constructor('return process')().exit()}";

describe.each(RUNTIMES)('on %s', (runtime) => {
  compileWith({ runtime });

  test.each([
    ['amount > 100 and dept in ("IT", "HR")', 'yes'],
    ['= amount > 1000', 'no'],
    ['some p in persons satisfies p.guest', 'yes'],
    ['today() = date("2026-03-02")', 'yes'],
    ['now() = date and time("2026-03-02T01:00:00Z")', 'yes'],
  ])('condition %s', async (condition, step) => {
    const d = await Driver.start(branch(condition), { amount: 120, dept: 'IT', persons: [{ guest: true }] });
    expect(d.waiting).toEqual([step]);
  });

  test.each([
    ['missing > 3', 'null'],
    ['"yes"', 'a string'],
    ['amount', 'a number'],
    ['[true]', 'a list'],
  ])('condition %s is neither true nor false: the step fails, naming it', async (condition, what) => {
    const failing = Driver.start(branch(condition), { amount: 1 });
    await expect(failing).rejects.toThrow(ExpressionError);
    await expect(failing).rejects.toMatchObject({
      code: 'expression-failed',
      elementId: 'g_yes',
      expression: condition,
    });
    await expect(failing).rejects.toThrow(what);
  });

  test('an error says which expression, not what the data was', async () => {
    await expect(Driver.start(branch('secret'), { secret: '110101199003070000' })).rejects.not.toThrow(
      '110101199003070000',
    );
  });

  test('a name that is not there does not keep an expression from being read', async () => {
    const condition = 'persons = null or (every p in persons satisfies p.ok)';
    expect((await Driver.start(branch(condition))).waiting).toEqual(['yes']);
  });

  test('script results become variables of this and later steps', async () => {
    expect((await Driver.start(compute('2 * x', 'y'), { x: 4 })).last.variables).toEqual({ y: 8 });
    expect((await Driver.start(compute('{ due: date("2026-03-01") + duration("P1D"), n: 1 }'))).last.variables).toEqual(
      {
        due: '2026-03-02',
        n: 1,
      },
    );
    await expect(Driver.start(compute('2'))).rejects.toThrow('flow:resultVariable');
  });

  test.each([
    'constructor',
    'x.constructor.constructor("return process")()',
    '__proto__',
    'x["constructor"]',
    'process.env.PATH',
    'globalThis',
    'require("fs")',
  ])('no way from FEEL to JavaScript: %s', async (attempt) => {
    const d = await Driver.start(compute(`string(${attempt})`, 'found'), { x: { a: 1 } });
    expect([null, '[]']).toContain(d.last.variables.found);
  });

  test.each([
    ['a script in JavaScript', script('s', 'x').replace('<scriptTask', '<scriptTask scriptFormat="javascript"')],
    ['a template that runs code', script('s', `$${CODE}`)],
  ])('%s is refused at deployment', async (_, body) => {
    await expect(compile(bpmn(start() + end() + body, chain('start', 's', 'end')))).rejects.toThrow(ModelRefusedError);
  });

  test('code in a condition is refused at deployment', async () => {
    await expect(compile(branch(`$${CODE}`))).rejects.toMatchObject({
      code: 'model-refused',
      findings: [{ rule: 'condition-invalid', elementId: 'g_yes' }],
    });
  });
});
