import { createHash } from 'node:crypto';
import { type FormFile, type FormFinding, validateFormFile } from '@flowhall/forms';
import { checkShape } from './check-shape.ts';
import type { ItemFinding } from './finding.ts';
import type { ItemAsset, ItemFiles, ItemFolder, ScenarioFile } from './item-folder.ts';
import { type ItemManifest, itemManifest } from './manifest.ts';
import { templateType } from './media-type.ts';
import { pointerToPath } from './pointer.ts';
import { SHEET_FILE, type SheetLayout, sheetLayout } from './sheet-layout.ts';
import { parseSource, type SourceFile } from './source-file.ts';

/** What reading gives: the item when every file is well-formed, the findings, and the sources for their lines. */
export interface ItemReading {
  readonly item: ItemFolder | null;
  readonly findings: ItemFinding[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Reads the files of a service item. Never throws for bad content: everything wrong is a finding. */
export function readItemFiles(files: ItemFiles): ItemReading {
  const findings: ItemFinding[] = [];
  const sources = new Map<string, SourceFile>();

  for (const file of ['item.yaml', 'process.bpmn']) {
    if (!files.has(file)) findings.push(missing(file));
  }
  const parse = (file: string): SourceFile | null => {
    const { source, findings: syntax } = parseSource(file, decode(files.get(file)));
    findings.push(...syntax);
    if (source) sources.set(file, source);
    return source;
  };
  const manifest = files.has('item.yaml') ? readManifest(parse('item.yaml'), findings) : null;
  const forms: Record<string, FormFile> = {};
  for (const file of [...files.keys()].filter((path) => /^forms\/[^/]+\.json$/.test(path)).sort()) {
    const form = readForm(parse(file), findings);
    if (form) forms[file.slice('forms/'.length, -'.json'.length)] = form;
  }
  const decisions = readDecisions(files);
  const sheet = files.has(SHEET_FILE) ? readSheet(parse(SHEET_FILE), findings) : null;
  const assets = readAssets(files, findings);
  const scenarios = [...files.keys()]
    .filter((path) => /^scenarios\/[^/]+\.ya?ml$/.test(path))
    .sort()
    .map((path): ScenarioFile => ({ path, content: decode(files.get(path)) }));

  const usable = manifest !== null && files.has('process.bpmn') && !findings.some((one) => one.severity === 'error');
  if (!usable) return { item: null, findings, sources };
  const xml = decode(files.get('process.bpmn'));
  return {
    item: { manifest, xml, forms, decisions, sheet, assets, scenarios, checksum: checksum(files) },
    findings,
    sources,
  };
}

function readManifest(source: SourceFile | null, findings: ItemFinding[]): ItemManifest | null {
  if (!source) return null;
  const shape = checkShape('manifest', itemManifest, source);
  findings.push(...shape);
  return shape.length === 0 ? (source.value as ItemManifest) : null;
}

function readSheet(source: SourceFile | null, findings: ItemFinding[]): SheetLayout | null {
  if (!source) return null;
  const shape = checkShape('sheet', sheetLayout, source);
  findings.push(...shape);
  return shape.length === 0 ? (source.value as SheetLayout) : null;
}

function readForm(source: SourceFile | null, findings: ItemFinding[]): FormFile | null {
  if (!source) return null;
  const faults = validateFormFile(source.value);
  findings.push(...faults.map((fault) => ofForm(source, fault)));
  return faults.some((fault) => fault.severity === 'error') ? null : (source.value as FormFile);
}

/** A finding of the forms package with its place in the file. */
export function ofForm(source: SourceFile, fault: FormFinding): ItemFinding {
  const { rule, severity, path, message, mend } = fault;
  const line = source.lineOf(pointerToPath(path));
  return { rule, severity, file: source.file, line, element: path || null, message, mend };
}

/** Their content is a matter of DMN. */
function readDecisions(files: ItemFiles): Record<string, string> {
  const decisions: Record<string, string> = {};
  for (const [path, content] of decisionFiles(files))
    decisions[path.slice('decisions/'.length, -'.dmn'.length)] = decode(content);
  return decisions;
}

/** The DMN files of an item, by path. */
export function decisionFiles(files: ItemFiles): [path: string, content: Uint8Array][] {
  return [...files].filter(([path]) => /^decisions\/[^/]+\.dmn$/.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));
}

function readAssets(files: ItemFiles, findings: ItemFinding[]): ItemAsset[] {
  const assets: ItemAsset[] = [];
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!path.startsWith('templates/')) continue;
    const mediaType = templateType(path);
    if (mediaType) assets.push({ path, mediaType, content });
    else findings.push(unknownKind(path));
  }
  return assets;
}

function checksum(files: ItemFiles): string {
  const hash = createHash('sha256');
  const deployed = [...files.keys()].filter((path) =>
    /^(item\.yaml|process\.bpmn|forms\/|decisions\/|templates\/)/.test(path),
  );
  for (const path of deployed.sort()) {
    const content = files.get(path) ?? new Uint8Array();
    hash.update(`${path}\n${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}

const decode = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

const missing = (file: string): ItemFinding => ({
  rule: 'item/file-missing',
  severity: 'error',
  file,
  line: null,
  element: null,
  message: { zh: `缺少文件 ${file}`, en: `The file ${file} is missing` },
  mend: { zh: '在事项文件夹中添加此文件。', en: 'Add the file to the item folder.' },
});

const unknownKind = (file: string): ItemFinding => ({
  rule: 'item/template-kind',
  severity: 'error',
  file,
  line: null,
  element: null,
  message: { zh: '不支持此类模板文件', en: 'This kind of template is not supported' },
  mend: { zh: '请使用 docx、xlsx、pdf、html、png、jpg 或 svg。', en: 'Use docx, xlsx, pdf, html, png, jpg or svg.' },
});
