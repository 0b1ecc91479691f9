import type { FlowNode, ModelIndex } from '@flowhall/bpmn';
import type { TokenGame } from '../game/token-game.ts';
import type { StateSpace } from '../state-space/state-space.ts';
import { type SoundnessFinding, soundnessFinding } from './soundness-finding.ts';
import { inBoth, named } from './words.ts';

/** Elements that no way through the process enters; of those that follow one another only the first. */
export function deadSteps(game: TokenGame, index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const alive = new Set(space.edges.flatMap(({ entered }) => entered));
  const nodes = nodesIn(index, game.model.processId).filter((node) => canBeEntered(node));
  const dead = new Set(nodes.filter(({ id }) => !alive.has(id)).map(({ id }) => id));
  const isFirst = (node: FlowNode) => {
    if (dead.has(node.scopeId) || dead.has(node.attachedTo ?? '')) return false;
    const before = index.incoming(node.id).map((flow) => flow.source);
    return !before.length || before.some((id) => alive.has(id));
  };
  const first = nodes.filter((node) => dead.has(node.id) && isFirst(node));
  return first.map(({ id }) =>
    soundnessFinding(
      'dead-step',
      'warning',
      [id],
      inBoth((lang) =>
        lang === 'zh'
          ? `流程永远不会到达${named(index, [id], lang)}。`
          : `${named(index, [id], lang)} can never be reached.`,
      ),
    ),
  );
}

function nodesIn(index: ModelIndex, scopeId: string): FlowNode[] {
  const found: FlowNode[] = [];
  const scopes = [scopeId];
  for (let scope = scopes.pop(); scope !== undefined; scope = scopes.pop())
    for (const node of index.nodesOf(scope)) {
      found.push(node);
      scopes.push(node.id);
    }
  return found;
}

/**
 * The boundary event of compensation only says what undoes its activity; a conditional event may also happen while nothing
 * waits, when a script changes a variable.
 */
function canBeEntered(node: FlowNode): boolean {
  const isConditional = node.eventDefinitions.some(({ type }) => type === 'bpmn:ConditionalEventDefinition');
  return node.compensatedBy === undefined && !isConditional;
}
