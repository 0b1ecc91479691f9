import { RULE_GROUPS } from '../src/rules/descriptions.ts';

const BEGIN = '<!-- rules: written by packages/bpmn/scripts/write-rules-page.ts -->';
const END = '<!-- end of rules -->';

/** The page with its tables of rules made anew. */
export function withRules(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`The page has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${RULE_GROUPS.map(table).join('\n')}\n${END}${after}`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function table({ title, rules }: (typeof RULE_GROUPS)[number]): string {
  const rows = rules.map(
    ({ id, severity, source = '', demand }) =>
      `| \`${id}\` | ${severity} | ${source} | ${cell(demand.en)} | ${cell(demand.zh)} |`,
  );
  return `### ${title.en} / ${title.zh}

| rule | severity | BPMN 2.0 | demand | 要求 |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
