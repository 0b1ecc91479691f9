import { parseExpression } from 'feelin';

/** Why a text is not a FEEL expression, with the position; `undefined` when it is one. */
export function feelFault(expression: string): { position: number } | undefined {
  if (expression.trim() === '') return { position: 0 };
  let position: number | undefined;
  parseExpression(expression, {}, undefined).iterate({
    enter: (node) => {
      if (node.type.isError && position === undefined) position = node.from;
    },
  });
  return position === undefined ? undefined : { position };
}
