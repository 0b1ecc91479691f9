/** The text of a DMN file with these elements. */
export function file(...elements: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="D" name="test" namespace="urn:test" xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
${elements.join('\n')}
</definitions>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const content = (tag: string, text: string | undefined, attributes = '') =>
  text === undefined ? '' : `<${tag} ${attributes}><text>${escaped(text)}</text></${tag}>`;

/** A column: its expression or name, and what may stand there. */
export interface ColumnText {
  name: string;
  type?: string;
  values?: string;
  fallback?: string;
}

export interface TableText {
  policy?: string;
  aggregation?: string;
  inputs: (string | ColumnText)[];
  outputs?: (string | ColumnText)[];
  /** The cells of each rule, inputs first. */
  rules: string[][];
}

const column = (of: string | ColumnText): ColumnText => (typeof of === 'string' ? { name: of } : of);
const typeRef = (type: string | undefined) => (type ? `typeRef="${type}"` : '');

/** A decision table. */
export function table({ policy, aggregation, inputs, outputs = ['result'], rules }: TableText): string {
  const attributes = `${policy ? `hitPolicy="${policy}"` : ''} ${aggregation ? `aggregation="${aggregation}"` : ''}`;
  const clauses = inputs
    .map(column)
    .map(
      ({ name, type, values }, i) =>
        `<input id="i${i + 1}">${content('inputExpression', name, typeRef(type))}${content('inputValues', values)}</input>`,
    );
  const results = outputs
    .map(column)
    .map(
      ({ name, type, values, fallback }, i) =>
        `<output id="o${i + 1}" ${name ? `name="${name}"` : ''} ${typeRef(type)}>${content('outputValues', values)}${content('defaultOutputEntry', fallback)}</output>`,
    );
  const rows = rules.map((cells, i) => {
    const entries = cells.map((cell, at) => content(at < inputs.length ? 'inputEntry' : 'outputEntry', cell));
    return `<rule id="r${i + 1}">${entries.join('')}</rule>`;
  });
  return `<decisionTable id="t" ${attributes}>${clauses.join('')}${results.join('')}${rows.join('\n')}</decisionTable>`;
}

/** A decision with its logic and the ids of what it requires. */
export function decision(id: string, logic: string, requires: { [kind: string]: string } = {}, name = id): string {
  const requirements = Object.entries(requires).map(([target, kind]) => {
    const tag = kind === 'Knowledge' ? 'knowledgeRequirement' : 'informationRequirement';
    return `<${tag}><required${kind} href="#${target}"/></${tag}>`;
  });
  return `<decision id="${id}" name="${name}">${requirements.join('')}${logic}</decision>`;
}

export const literal = (text: string) => content('literalExpression', text);

/** A file with one decision `d`, a table. */
export const tableFile = (text: TableText) => file(decision('d', table(text)));
