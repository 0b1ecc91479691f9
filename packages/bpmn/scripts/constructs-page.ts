import { ADMITTED, type Admission, type Runtime } from '../src/rules/admitted.ts';
import { chineseName } from './construct-names.ts';
import { withPart } from './page.ts';

const ACTIVITY =
  /^(?:(?:instantiating )?\w*Task\b|CallActivity\b|(?:event )?SubProcess$|Transaction$|AdHocSubProcess$)/;

const GROUPS: readonly { title: string; has: (construct: string) => boolean }[] = [
  { title: 'Activities / 活动', has: (construct) => ACTIVITY.test(construct) },
  { title: 'Gateways / 网关', has: (construct) => construct.includes('Gateway') },
  { title: 'Events / 事件', has: (construct) => /Event\b/.test(construct) || construct.startsWith('event with') },
  { title: 'Everything else / 其他', has: () => true },
];

/** The page with its tables of admitted constructs made anew. */
export function withConstructs(page: string): string {
  const rest = new Set(Object.keys(ADMITTED));
  const tables = GROUPS.map(({ title, has }) => {
    const constructs = [...rest].filter(has);
    for (const construct of constructs) rest.delete(construct);
    return table(title, constructs);
  });
  return withPart(page, 'constructs', 'write-constructs-page.ts', tables.join('\n'));
}

function table(title: string, constructs: readonly string[]): string {
  const rows = constructs.map((construct) => row(construct, ADMITTED[construct] ?? { on: [] }));
  return `### ${title}

| construct | 元素 | bpmn-engine | token runtime | needs |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function row(construct: string, { on, needs }: Admission): string {
  const runs = (runtime: Runtime) => (on.includes(runtime) ? '✓' : '');
  return `| ${construct} | ${chineseName(construct)} | ${runs('engine')} | ${runs('tokens')} | ${needs ?? ''} |`;
}
