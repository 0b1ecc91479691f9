import type { ContextLogic, InvocationLogic, Logic } from '../model/decision-model.ts';
import { evaluateTable } from './evaluate-table.ts';
import { type Frame, failure, feel, withVariables } from './frame.ts';

/**
 * The value of decision logic.
 *
 * @throws DecisionError
 */
export function evaluateLogic(logic: Logic, frame: Frame): unknown {
  switch (logic.kind) {
    case 'table':
      return evaluateTable(logic, frame);
    case 'literal':
      return feel(frame, logic.text, 'its expression').value;
    case 'context':
      return evaluateContext(logic, frame);
    case 'invocation':
      return evaluateInvocation(logic, frame);
    case 'list':
      return logic.elements.map((element) => evaluateLogic(element, frame));
    case 'unsupported':
      throw failure(frame, 'decision-expression-failed', `${logic.what} is not supported`);
  }
}

/** Later entries see earlier ones; an entry without a name is the value (DMN 1.3, 7.3.4). */
function evaluateContext({ entries }: ContextLogic, frame: Frame): unknown {
  const values: Record<string, unknown> = {};
  for (const { name, value } of entries) {
    const result = evaluateLogic(value, withVariables(frame, values));
    if (name === undefined) return result;
    values[name] = result;
  }
  return values;
}

/** Calls a business knowledge model with named arguments (DMN 1.3, 7.3.6). */
function evaluateInvocation({ called, bindings }: InvocationLogic, frame: Frame): unknown {
  const name = called.kind === 'literal' ? called.text : '';
  const found = frame.functions.get(name);
  if (!found)
    throw failure(frame, 'decision-expression-failed', `it calls "${name}", which is no required knowledge model`);
  const values = new Map(bindings.map(({ parameter, value }) => [parameter, evaluateLogic(value, frame)]));
  return found.call(found.parameters.map((parameter) => values.get(parameter) ?? null));
}
