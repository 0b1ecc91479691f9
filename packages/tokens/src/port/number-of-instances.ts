import type { MultiInstance } from '@flowhall/bpmn';
import { ExpressionError } from './errors.ts';
import { evaluateFeel, type Scope } from './feel.ts';

/**
 * How often a multi-instance activity is done: once per element of its collection, else its cardinality.
 *
 * @throws ExpressionError when the collection is no list or the cardinality no whole number
 */
export function numberOfInstances(
  elementId: string,
  { cardinality, collection }: Pick<MultiInstance, 'cardinality' | 'collection'>,
  scope: Scope,
): number {
  if (collection !== undefined) {
    const list = scope.variables[collection];
    if (Array.isArray(list)) return list.length;
    throw new ExpressionError(elementId, collection, 'the collection of a multi-instance activity must be a list');
  }
  const number = cardinality === undefined ? 0 : evaluateFeel(elementId, cardinality, scope).value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw new ExpressionError(elementId, cardinality ?? '', 'the number of instances must be a whole number');
}
