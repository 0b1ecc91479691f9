import { type FlowNode, indexModel, type ModelIndex, type SequenceFlow } from '@flowhall/bpmn';
import type { ExecutableModel } from '../port/port.ts';
import { refusal } from './findings.ts';
import { isSameKind } from './kinds.ts';
import type { ElementMapping, MigrationFinding, MigrationOptions, MigrationPlan } from './migration-plan.ts';

/**
 * Plans how instances of one model go on in another, perhaps on another runtime: an element goes to the one that the caller
 * names, else to the one of the same id and kind. Elements of the same kind and name are proposed, never taken by
 * themselves. What an instance cannot take along shows only with its state: see `migrateSnapshot`.
 */
export function planMigration(
  from: ExecutableModel,
  to: ExecutableModel,
  options: MigrationOptions = {},
): MigrationPlan {
  const [source, target] = [indexModel(from.model), indexModel(to.model)];
  const given = options.mapping ?? {};
  const errors: MigrationFinding[] = [];
  const targets = new Map<string, string>([[from.processId, to.processId]]);
  const nodes = nodesOf(source, from.processId);
  const taken = new Set(Object.values(given));
  for (const node of nodes) {
    const goal = goalOf(given, node.id, taken);
    const found = goal === undefined ? undefined : target.node(goal);
    if (found && isSameKind(node, found)) targets.set(node.id, found.id);
    else if (found && node.id in given) errors.push(refusal('kind-differs', node.id));
  }
  for (const flow of source.model.flows) {
    const found = flowFor(target, flow, goalOf(given, flow.id, taken), targets);
    if (found) targets.set(flow.id, found.id);
  }
  errors.push(...unknownNames(given, source, target), ...takenTwice(targets, nodes));
  return {
    from,
    to,
    elements: describe(nodes, given, targets, nodesOf(target, to.processId)),
    errors,
    restartTimers: options.timers === 'restart',
    targetOf: (id) => targets.get(id),
    sourcesOf: inverse(targets),
  };
}

/** Every node of a process, those of its sub-processes included. */
function nodesOf(index: ModelIndex, processId: string): FlowNode[] {
  return index.model.nodes.filter((node) => index.scopesOf(node.id).includes(processId));
}

/** An id that the caller has given away is nobody's default. */
function goalOf(
  given: Readonly<Record<string, string | null>>,
  id: string,
  taken: ReadonlySet<string | null>,
): string | undefined {
  if (Object.hasOwn(given, id)) return given[id] ?? undefined;
  return taken.has(id) ? undefined : id;
}

/** The flow of this id if it leads to the same element; else the only one between the same elements. */
function flowFor(
  target: ModelIndex,
  flow: SequenceFlow,
  goal: string | undefined,
  targets: ReadonlyMap<string, string>,
): SequenceFlow | undefined {
  const named = goal === undefined ? undefined : target.flow(goal);
  if (named && (goal !== flow.id || named.target === targets.get(flow.target))) return named;
  const source = targets.get(flow.source);
  const between = target.outgoing(source ?? '').filter(({ target: end }) => end === targets.get(flow.target));
  return between.length === 1 ? between[0] : undefined;
}

function unknownNames(
  given: Readonly<Record<string, string | null>>,
  source: ModelIndex,
  target: ModelIndex,
): MigrationFinding[] {
  return Object.entries(given).flatMap(([from, to]) => {
    const isFlow = source.flow(from) !== undefined;
    if (!isFlow && !source.node(from)) return [refusal('unknown-element', from)];
    if (to === null || (isFlow ? target.flow(to) : target.node(to))) return [];
    return [refusal('unknown-element', to)];
  });
}

function takenTwice(targets: ReadonlyMap<string, string>, nodes: readonly FlowNode[]): MigrationFinding[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const target = targets.get(node.id);
    if (target === undefined) return [];
    if (seen.has(target)) return [refusal('target-taken', target)];
    seen.add(target);
    return [];
  });
}

function describe(
  nodes: readonly FlowNode[],
  given: Readonly<Record<string, string | null>>,
  targets: ReadonlyMap<string, string>,
  candidates: readonly FlowNode[],
): ElementMapping[] {
  const taken = new Set(targets.values());
  const free = candidates.filter((node) => !taken.has(node.id));
  return nodes.map((node) => {
    const target = targets.get(node.id) ?? null;
    const alike = (other: FlowNode) =>
      nameOf(other) !== '' && nameOf(other) === nameOf(node) && isSameKind(node, other);
    return {
      elementId: node.id,
      type: node.type,
      target,
      by: Object.hasOwn(given, node.id) ? 'given' : target === null ? null : 'id',
      suggestions: target === null ? free.filter(alike).map(({ id }) => id) : [],
    };
  });
}

function nameOf({ name, names }: FlowNode): string {
  return (names.zh ?? name ?? names.en ?? '').trim();
}

function inverse(targets: ReadonlyMap<string, string>): (id: string) => readonly string[] {
  const sources = new Map<string, string[]>();
  for (const [source, target] of targets) sources.set(target, [...(sources.get(target) ?? []), source]);
  return (id) => sources.get(id) ?? [];
}
