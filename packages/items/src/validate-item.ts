import { type ParsedBpmn, parseBpmn, type ValidationContext } from '@flowhall/bpmn';
import { validateFormFile } from '@flowhall/forms';
import { validateProcess } from '@flowhall/tokens';
import { checkConditions } from './check-conditions.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkManifest } from './check-manifest.ts';
import { checkSheet } from './check-sheet.ts';
import { checkSteps } from './check-steps.ts';
import { type ItemFinding, ofFile } from './finding.ts';
import type { ItemFiles, ItemFolder } from './item-folder.ts';
import { ofForm, readItemFiles } from './read-item-files.ts';
import { SHEET_FILE } from './sheet-layout.ts';

/** What the surroundings know; a rule about something that is not given is not checked. */
export interface ItemContext extends Omit<ValidationContext, 'forms' | 'decisions'> {}

export interface ItemValidation {
  /** Null when something keeps the item from being read at all. */
  readonly item: ItemFolder | null;
  readonly model: ParsedBpmn | null;
  readonly findings: readonly ItemFinding[];
}

/** The whole check of a service item, the same for the command line, the modeler and deployment. Never throws. */
export async function validateItem(files: ItemFiles, context: ItemContext = {}): Promise<ItemValidation> {
  const { item, findings: found, sources } = readItemFiles(files);
  const findings = [...found];
  const forms = Object.keys(item?.forms ?? {});
  const { ids, findings: ofDecisions } = await checkDecisions(files);
  const known = { ...context, decisions: ids, ...(item && { forms }) };
  const { model, findings: ofModel } = await readModel(files, known);
  findings.push(...ofDecisions, ...ofModel);
  if (item) {
    const source = sources.get('item.yaml');
    if (source) findings.push(...checkManifest(item, source, context));
  }
  if (item && model) {
    findings.push(...checkSteps(model));
    findings.push(...checkConditions(item, model));
    findings.push(...checkPermissions(item, model, sources));
    const sheet = sources.get(SHEET_FILE);
    if (item.sheet && sheet) findings.push(...checkSheet(item.sheet, sheet, item, model));
  }
  return { item, model, findings: findings.sort(byPlace) };
}

async function readModel(
  files: ItemFiles,
  context: ValidationContext,
): Promise<{ model: ParsedBpmn | null; findings: ItemFinding[] }> {
  const content = files.get('process.bpmn');
  if (!content) return { model: null, findings: [] };
  // Besides departments, a rule may name the nearest one above the initiator that has somebody on the post.
  const departments = context.departments && [...context.departments, NEAREST_DEPARTMENT];
  const findings = (await validateProcess(content, { ...context, departments })).map((finding) =>
    ofFile('process.bpmn', finding),
  );
  const unreadable = findings.some((finding) => finding.rule.startsWith('model-'));
  return { model: unreadable ? null : await parseBpmn(content), findings };
}

const NEAREST_DEPARTMENT = 'nearest';

/** Names of steps in the forms' permissions; everything else of a form was checked while reading. */
function checkPermissions(
  item: ItemFolder,
  { model }: ParsedBpmn,
  sources: ReturnType<typeof readItemFiles>['sources'],
): ItemFinding[] {
  const stepIds = model.nodes.filter((node) => node.type === 'bpmn:UserTask').map((node) => node.id);
  return Object.entries(item.forms).flatMap(([name, form]) => {
    const source = sources.get(`forms/${name}.json`);
    const known = new Set(validateFormFile(form).map((fault) => `${fault.rule} ${fault.path}`));
    const faults = validateFormFile(form, { stepIds }).filter((fault) => !known.has(`${fault.rule} ${fault.path}`));
    return source ? faults.map((fault) => ofForm(source, fault)) : [];
  });
}

const byPlace = (one: ItemFinding, other: ItemFinding): number =>
  one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0);
