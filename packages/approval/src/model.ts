import type { FlowNode, StepSettings } from '@flowhall/bpmn';
import type { ExecutableModel } from '@flowhall/engine';
import { ApprovalError } from './errors.ts';
import type { LocalizedText } from './organisation.ts';

/** A user task with its settings. */
export interface Step {
  readonly id: string;
  readonly name: LocalizedText;
  readonly settings: StepSettings;
}

/** What an item's manifest allows. */
export interface ItemSwitches {
  readonly withdraw: boolean;
  readonly terminate: boolean;
}

/** A definition version as the approval layer sees it. Immutable: build it once and cache it. */
export interface ApprovalModel {
  readonly executable: ExecutableModel;
  readonly steps: ReadonlyMap<string, Step>;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** The step that the initiator fills in. */
  readonly applyStepId: string;
  readonly switches: ItemSwitches;
}

/** Prepares a definition version. Throws when the model has no apply step: `validate` finds that before deployment. */
export function compileApproval(executable: ExecutableModel, switches: ItemSwitches): ApprovalModel {
  const steps = new Map<string, Step>();
  for (const node of executable.model.nodes) {
    if (node.step) steps.set(node.id, { id: node.id, name: localName(node), settings: node.step });
  }
  const apply = [...steps.values()].find((step) => step.settings.kind === 'apply');
  if (!apply) throw new Error(`Process "${executable.processId}" has no user task of the kind "apply"`);
  const nodes = new Map(executable.model.nodes.map((node) => [node.id, node]));
  return { executable, steps, nodes, applyStepId: apply.id, switches };
}

/** The step of a user task. A user task without settings cannot be worked on. */
export function stepOf(model: ApprovalModel, stepId: string): Step {
  const step = model.steps.get(stepId);
  if (!step) throw new ApprovalError('process-failed', { step: stepId });
  return step;
}

/** Name of a model element in both languages; an element without a name is called by its id. */
export function localName(element: { id: string; name?: string; names: { zh?: string; en?: string } }): LocalizedText {
  const fallback = element.name?.trim() || element.names.zh || element.names.en || element.id;
  return { zh: element.names.zh ?? fallback, en: element.names.en ?? fallback };
}
