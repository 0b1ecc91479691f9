import { RULE_GROUPS } from '../src/rules/descriptions.ts';
import { withPart } from './page.ts';

/** The page with its tables of rules made anew. */
export function withRules(page: string): string {
  return withPart(page, 'rules', 'write-rules-page.ts', RULE_GROUPS.map(table).join('\n'));
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
