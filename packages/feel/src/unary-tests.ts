import { parseUnaryTests, unaryTest } from 'feelin';
import { BoundedCache } from './bounded-cache.ts';
import { contextOf, evaluate, type FeelResult, guarded } from './evaluate.ts';
import { isPlainName } from './prepared.ts';
import type { FeelScope } from './scope.ts';

/**
 * Evaluates FEEL unary tests (DMN 1.3, 7.3.11 and grammar rules 7–18), such as `> 5`, `"a","b"`, `[1..10]`, `not(3)`,
 * `-` or `? in other`, against a value. `value` is true, false or null.
 *
 * @throws FeelError for syntax errors
 */
export function evaluateUnaryTests(tests: string, input: unknown, scope: FeelScope): FeelResult {
  const expression = Object.keys(scope.variables).every(isPlainName) ? asExpression(tests) : undefined;
  if (expression === undefined) return guarded(tests, () => unaryTest(tests, { ...contextOf(scope), '?': input }));
  if (expression === ANYTHING) return { value: true, notes: [] };
  const { source, isNegated } = expression;
  const { value, notes } = evaluate(source, { ...scope, variables: { ...scope.variables, [INPUT]: input ?? null } });
  return { value: (value === true) !== isNegated, notes };
}

interface Membership {
  source: string;
  isNegated: boolean;
}

const INPUT = 'input__';
const ANYTHING = 'anything';
const cache = new BoundedCache<Membership | typeof ANYTHING | { isOther: true }>(2000);

/**
 * Tests as the expression `input in (…)`, which can be kept ready; nothing for tests that mean something else there:
 * with `?`, with lists, or with conditions of their own.
 */
function asExpression(tests: string): Membership | typeof ANYTHING | undefined {
  const known = cache.get(tests, () => translate(tests) ?? { isOther: true });
  return typeof known === 'object' && 'isOther' in known ? undefined : known;
}

/** What a test may be to compare alike under `in`. */
const COMPARING = /^(?:SimplePositiveUnaryTest|StringLiteral|NumericLiteral|DateTimeLiteral)$/;

function translate(tests: string): Membership | typeof ANYTHING | undefined {
  const tree = parseUnaryTests(tests, {}, undefined);
  let isMembership = true;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError || node.name === '?') isMembership = false;
      if (node.name === 'PositiveUnaryTest' && !COMPARING.test(node.node.firstChild?.name ?? '')) isMembership = false;
    },
  });
  if (!isMembership) return undefined;
  const first = tree.topNode.firstChild;
  if (first?.name === 'Wildcard') return ANYTHING;
  const isNegated = first?.name === 'not';
  const list = tree.topNode.getChild('PositiveUnaryTests');
  return list ? { source: `${INPUT} in (${tests.slice(list.from, list.to)}\n)`, isNegated } : undefined;
}
