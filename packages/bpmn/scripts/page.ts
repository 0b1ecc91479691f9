/**
 * A page with its generated part made anew.
 *
 * @param name what the part is called in the markers around it
 * @param script the script that writes it
 */
export function withPart(page: string, name: string, script: string, content: string): string {
  const begin = `<!-- ${name}: written by packages/bpmn/scripts/${script} -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`The page has no ${begin} … ${end}`);
  return `${before}${begin}\n\n${content}\n${end}${after}`;
}
