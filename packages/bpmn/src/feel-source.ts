/** FEEL source of an expression in the model: without the leading `=` that marks it in other tools. */
export function feelSource(body: string): string {
  const source = body.trim();
  return source.startsWith('=') ? source.slice(1).trim() : source;
}
