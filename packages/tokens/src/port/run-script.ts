import { describeValue, hint, isRecord, plainValue } from '@flowhall/feel';
import { ExpressionError } from './errors.ts';
import { evaluateFeel, type Scope } from './feel.ts';

/**
 * The variables a script task sets: its result under the name in `flow:resultVariable`, or, without a name, the entries
 * of the context it yields.
 *
 * @throws ExpressionError
 */
export function runScript(
  node: { id: string; script?: string; resultVariable?: string },
  scope: Scope,
): Record<string, unknown> {
  const script = node.script ?? '';
  const { value, notes } = evaluateFeel(node.id, script, scope);
  const result = plainValue(value);
  if (node.resultVariable) return { [node.resultVariable]: result };
  if (isRecord(result)) return result;
  throw new ExpressionError(
    node.id,
    script,
    `without flow:resultVariable the script must yield a context, not ${describeValue(value)}${hint(notes)}`,
  );
}
