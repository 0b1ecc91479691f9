/* Prints what an evaluation costs, kept ready and by the interpreter alone: `pnpm --filter @flowhall/feel measure`. */
import { evaluate as interpret, unaryTest } from 'feelin';
import { evaluate, evaluateUnaryTests } from '../src/index.ts';

const variables = {
  days: 5,
  level: '校级',
  initiator: { id: 'u1', name: '张老师', department: '人事处' },
  rows: Array.from({ length: 10 }, (_, nr) => ({ name: `n${nr}`, amount: nr })),
};
const scope = { variables, clock: () => new Date(), timeZone: 'Asia/Shanghai' };

function microseconds(run: () => unknown): string {
  for (let n = 0; n < 1000; n += 1) run();
  const rounds = 5000;
  const from = performance.now();
  for (let n = 0; n < rounds; n += 1) run();
  return (((performance.now() - from) / rounds) * 1000).toFixed(1).padStart(8);
}

console.log('kept ready | interpreter (µs)');
for (const expression of [
  'days > 3',
  'days > 3 and level = "校级"',
  'if days > 3 then initiator.name + string(days) else "-"',
  'some row in rows satisfies row.amount > 8',
  'today() + duration("P3D")',
])
  console.log(
    microseconds(() => evaluate(expression, scope)),
    ' |',
    microseconds(() => interpret(expression, variables)),
    expression,
  );
for (const tests of ['> 3', '"校级","院级"', '[1..10]'])
  console.log(
    microseconds(() => evaluateUnaryTests(tests, 5, scope)),
    ' |',
    microseconds(() => unaryTest(tests, { ...variables, '?': 5 })),
    tests,
  );
