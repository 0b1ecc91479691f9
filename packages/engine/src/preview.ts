import { indexModel, type ModelIndex } from '@flowhall/bpmn';
import type {
  CompleteCommand,
  ExecutableModel,
  NextBranch,
  Snapshot,
  StartCommand,
  StepContext,
  StepResult,
} from '@flowhall/tokens/port';
import { ChoiceRequiredError } from '@flowhall/tokens/port';
import { runStep } from './step.ts';

/** More ways than this nobody can choose from; a model that offers more is drawn wrong. */
const MAX_BRANCHES = 100;

/**
 * The ways the process may go after a command: a dry run. One branch when nothing is to be chosen, else one per
 * outgoing flow of the gateway with manual branching that the command reaches (one per combination when a choice leads
 * to another).
 *
 * @throws what `step` throws, except ChoiceRequiredError
 */
export function previewNext(
  model: ExecutableModel,
  snapshot: Snapshot | null,
  command: StartCommand | CompleteCommand,
  ctx: StepContext,
): NextBranch[] {
  const index = indexModel(model.model);
  const branches: NextBranch[] = [];
  const explore = (chosenFlows: string[]) => {
    if (branches.length >= MAX_BRANCHES) return;
    let options: string[];
    try {
      const result = runStep(model, snapshot, { ...command, chosenFlows }, ctx, { alwaysAsk: true });
      branches.push(toBranch(index, result, chosenFlows));
      return;
    } catch (error) {
      if (!(error instanceof ChoiceRequiredError)) throw error;
      options = error.options.map((option) => option.flowId);
    }
    for (const flowId of options) explore([...chosenFlows, flowId]);
  };
  explore(command.chosenFlows ?? []);
  return branches;
}

function toBranch(index: ModelIndex, result: StepResult, chosenFlows: string[]): NextBranch {
  const flow = index.flow(chosenFlows[0] ?? '');
  const target = flow && index.node(flow.target);
  const entered = new Set(result.events.flatMap((e) => (e.type === 'entered' ? [e.executionId] : [])));
  const taken = new Set(result.events.flatMap((e) => (e.type === 'taken' ? [e.elementId] : [])));
  return {
    ...(flow && { flowId: flow.id }),
    name: flow?.name ?? target?.name ?? '',
    names: { ...target?.names, ...flow?.names },
    chosenFlows,
    multiple: flow !== undefined && index.node(flow.source)?.type === 'bpmn:InclusiveGateway',
    isDefault: flow?.isDefault ?? false,
    steps: result.waiting
      .filter((state) => TASKS.has(state.type) && entered.has(state.executionId))
      .map(({ elementId }) => ({ elementId })),
    waitsAtJoin: result.parked.some((token) => taken.has(token.flowId)),
    ends: result.status === 'completed',
  };
}

const TASKS = new Set(['bpmn:UserTask', 'bpmn:ManualTask']);
