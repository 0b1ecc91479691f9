import { diagramSvg, displayName, escapeXml, parseBpmn } from '@flowhall/bpmn';
import type { ItemFolder } from '@flowhall/items';
import type { ItemResult } from '@flowhall/scenarios';
import { coveredPercent } from '@flowhall/tokens';
import { type Language, say } from './texts.ts';

export interface ReportedItem {
  readonly item: ItemFolder;
  readonly result: ItemResult;
}

const STYLE = `
  :root { color-scheme: light dark; --line: #8a8a85; --done: #2f7d4f; --missing: #c23b22; --paper: #fff; --text: #1f1f1c; }
  @media (prefers-color-scheme: dark) { :root { --line: #8f8f8a; --paper: #1b1b1a; --text: #eee; } }
  body { max-width: 1200px; margin: 32px auto; padding: 0 24px; background: var(--paper); color: var(--text);
    font: 14px/22px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  h1 { font-size: 22px; } h2 { margin-top: 40px; font-size: 18px; }
  table { border-collapse: collapse; } td, th { padding: 4px 20px 4px 0; text-align: start; font-variant-numeric: tabular-nums; }
  svg { width: 100%; max-height: 520px; }
  svg text { fill: var(--text); stroke: none; font-size: 12px; } svg .sign { font-size: 18px; }
  svg g { stroke: var(--line); stroke-width: 2; fill: var(--paper); } svg .head { fill: var(--line); stroke: none; }
  svg .place { fill: none; } svg .thick { stroke-width: 4; }
  svg .done { stroke: var(--done); } svg .done .head { fill: var(--done); }
  svg .missing { stroke: var(--missing); stroke-dasharray: 6 4; } svg .missing .head { fill: var(--missing); }
  .done-word { color: var(--done); } .missing-word { color: var(--missing); }
`;

/** How much of which process the scenarios run, as one page without a script: numbers, and the diagrams with colours. */
export async function coverageReport(items: readonly ReportedItem[], lang: Language): Promise<string> {
  const sections = await Promise.all(items.map((one) => section(one, lang)));
  const title = escapeXml(say(lang, 'reportTitle'));
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head>
<body><h1>${title}</h1>${sections.join('\n')}</body></html>
`;
}

async function section({ item, result }: ReportedItem, lang: Language): Promise<string> {
  const { coverage, scenarios } = result;
  const parsed = await parseBpmn(item.xml);
  const missing = new Set([...coverage.nodes.missing, ...coverage.flows.missing]);
  const known = new Set([...parsed.model.nodes, ...parsed.model.flows].map(({ id }) => id));
  const names = new Map([...parsed.model.nodes, ...parsed.model.flows].map((one) => [one.id, displayName(one, lang)]));
  const svg = diagramSvg(parsed, {
    classOf: (id) => (missing.has(id) ? 'missing' : known.has(id) ? 'done' : null),
    nameOf: (element) => names.get(element.id ?? '') ?? (typeof element.name === 'string' ? element.name : ''),
  });
  const rows = scenarios.map(({ name, findings, milliseconds }) => {
    const mark = findings.length === 0 ? '<td class="done-word">✓</td>' : '<td class="missing-word">✗</td>';
    const wrong = findings
      .map((finding) => `${finding.file}:${finding.line ?? ''} ${finding.message[lang]}`)
      .join('; ');
    return `<tr>${mark}<td>${escapeXml(name)}</td><td>${milliseconds.toFixed(1)} ms</td><td>${escapeXml(wrong)}</td></tr>`;
  });
  const share = ({ covered, total }: { covered: number; total: number }) => `${covered}/${total}`;
  const { nodes, flows, rules } = coverage;
  const values = { percent: coveredPercent(coverage), nodes: share(nodes), flows: share(flows), rules: share(rules) };
  const left = [...nodes.missing, ...flows.missing, ...rules.missing];
  return `<section><h2>${escapeXml(item.manifest.name[lang])} <small>${escapeXml(result.key)}</small></h2>
<p>${escapeXml(say(lang, rules.total > 0 ? 'coverageWithRules' : 'coverage', values))}</p>
${left.length > 0 ? `<p class="missing-word">${escapeXml(say(lang, 'uncovered', { ids: left.join(', ') }))}</p>` : ''}
${svg ?? ''}<table>${rows.join('')}</table></section>`;
}
