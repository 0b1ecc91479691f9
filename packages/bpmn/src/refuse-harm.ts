import { ModelError } from './model-error.ts';

/** More tags than this are refused: a drawn process of 5,000 elements has about 80,000. */
const MAX_TAGS = 200_000;

/** More namespace declarations than this are refused: each costs as much as all before it together. */
const MAX_NAMESPACES = 500;

/**
 * Refuses what can harm whoever reads it: markup that a model file never needs, and tags without end.
 *
 * @throws ModelError when there is a DOCTYPE or an ENTITY, or too many tags or namespaces
 */
export function refuseHarm(xml: string): void {
  let tags = 0;
  for (let i = xml.indexOf('<'); i !== -1; i = xml.indexOf('<', i + 1)) tags++;
  if (tags > MAX_TAGS) throw new ModelError('model-too-large', `The file has more than ${MAX_TAGS} tags; split it`);
  const namespaces = xml.split('xmlns:', MAX_NAMESPACES + 2).length - 1;
  if (namespaces > MAX_NAMESPACES)
    throw new ModelError('model-too-large', `The file declares more than ${MAX_NAMESPACES} namespaces; remove some`);
  const markup = /<!(?:DOCTYPE|ENTITY)/i.exec(xml);
  if (markup)
    throw new ModelError('model-forbidden-markup', `${markup[0]} is not allowed in a model file; remove it`, {
      line: lineAt(xml, markup.index),
    });
}

/** Line of a character position, counted from 1. */
function lineAt(xml: string, index: number): number {
  let line = 1;
  for (let i = xml.indexOf('\n'); i !== -1 && i < index; i = xml.indexOf('\n', i + 1)) line++;
  return line;
}
