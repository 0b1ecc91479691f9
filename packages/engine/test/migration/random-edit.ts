import { type FlowNode, indexModel, type ProcessModel, type SequenceFlow } from '@flowhall/bpmn';
import type { Position } from '@flowhall/tokens';

interface Edit {
  edited: ProcessModel;
  mapping: Record<string, string>;
  note: string;
}

/**
 * Changes a model as an administrator would: puts a task or a branch in, gives a task another id, or
 * takes out a branch without tokens.
 */
export function randomEdit(random: () => number, model: ProcessModel, positions: readonly Position[]): Edit {
  const edited = structuredClone(model);
  const mapping: Record<string, string> = {};
  const notes: string[] = [];
  for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
    const dice = random();
    if (dice < 0.3) notes.push(insertTask(random, edited, notes.length));
    else if (dice < 0.45) notes.push(addBranch(random, edited, notes.length));
    else if (dice < 0.75) notes.push(renameTask(random, edited, mapping));
    else notes.push(removeBranch(random, edited, new Set(positions.flatMap(places)), mapping));
  }
  return { edited, mapping, note: notes.join(', ') };
}

const places = (p: Position) => (p.type === 'join' ? [p.elementId, p.flowId] : [p.elementId]);
const pick = <T>(random: () => number, items: readonly T[]): T | undefined =>
  items[Math.floor(random() * items.length)];

function insertTask(random: () => number, model: ProcessModel, nr: number): string {
  const flow = pick(random, model.flows);
  const like = model.nodes.find((node) => node.type === 'bpmn:UserTask');
  const end = model.nodes.find((node) => node.id === flow?.target);
  if (!flow || !like || !end) return 'nothing';
  const id = `new${nr}`;
  const onward: SequenceFlow = { ...flow, id: `${id}_on`, source: id, isDefault: false };
  delete onward.condition;
  const task: FlowNode = { ...like, id, name: id, scopeId: flow.scopeId, incoming: [flow.id], outgoing: [onward.id] };
  end.incoming = end.incoming.map((f) => (f === flow.id ? onward.id : f));
  flow.target = id;
  model.nodes.push(task);
  model.flows.push(onward);
  return `task on ${flow.id}`;
}

/** A further branch of a parallel split: only instances that have not come to it yet can have one. */
function addBranch(random: () => number, model: ProcessModel, nr: number): string {
  const split = pick(
    random,
    model.nodes.filter((node) => node.id.startsWith('ps') && node.outgoing.length > 1),
  );
  const like = model.nodes.find((node) => node.type === 'bpmn:UserTask');
  const first = model.flows.find((flow) => flow.source === split?.id);
  if (!split || !like || !first) return 'nothing';
  const join = model.nodes.find((node) => node.id === joinOf(model, split));
  const id = `branch${nr}`;
  model.nodes.push({ ...like, id, name: id, scopeId: split.scopeId, incoming: [`${id}_in`], outgoing: [`${id}_out`] });
  model.flows.push(
    { ...first, id: `${id}_in`, target: id },
    { ...first, id: `${id}_out`, source: id, target: join?.id ?? '' },
  );
  split.outgoing.push(`${id}_in`);
  join?.incoming.push(`${id}_out`);
  return `branch of ${split.id} added`;
}

function renameTask(random: () => number, model: ProcessModel, mapping: Record<string, string>): string {
  const tasks = model.nodes.filter((node) => /^u\d/.test(node.id));
  const task = pick(random, tasks);
  if (!task) return 'nothing';
  const [was, id] = [task.id, `renamed_${task.id}`];
  task.id = id;
  for (const node of model.nodes) if (node.attachedTo === was) node.attachedTo = id;
  for (const flow of model.flows) {
    if (flow.source === was) flow.source = id;
    if (flow.target === was) flow.target = id;
  }
  mapping[was] = id;
  return `${was} renamed`;
}

/** A branch of a split, up to where the branches come together again. */
function removeBranch(
  random: () => number,
  model: ProcessModel,
  occupied: ReadonlySet<string>,
  mapping: Record<string, string>,
): string {
  const index = indexModel(model);
  const splits = model.nodes.filter((node) => /^[epi]s\d/.test(node.id) && node.outgoing.length > 1);
  const split = pick(random, splits);
  const flow =
    split &&
    pick(
      random,
      index.outgoing(split.id).filter((f) => f.id !== split.defaultFlow),
    );
  if (!split || !flow) return 'nothing';
  const join = joinOf(model, split);
  const inside = new Set<string>();
  const open = [flow.target];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === join || inside.has(id)) continue;
    inside.add(id);
    for (const f of index.outgoing(id)) open.push(f.target);
    for (const boundary of index.boundaryEvents(id)) open.push(boundary.id);
    for (const inner of index.nodesOf(id)) open.push(inner.id);
  }
  const gone = model.flows.filter((f) => f === flow || inside.has(f.source) || inside.has(f.target));
  const source = (id: string) => Object.keys(mapping).find((key) => mapping[key] === id) ?? id;
  if ([...inside, ...gone.map((f) => f.id)].some((id) => occupied.has(source(id)))) return 'nothing';
  const ids = new Set(gone.map((f) => f.id));
  model.nodes = model.nodes.filter((node) => !inside.has(node.id));
  model.flows = model.flows.filter((f) => !ids.has(f.id));
  for (const node of model.nodes) {
    node.incoming = node.incoming.filter((id) => !ids.has(id));
    node.outgoing = node.outgoing.filter((id) => !ids.has(id));
  }
  for (const id of inside) delete mapping[source(id)];
  return `branch ${flow.id} of ${split.id} removed`;
}

/** The generator numbers a split and its join one after the other. */
function joinOf(model: ProcessModel, split: FlowNode): string {
  const nr = Number(split.id.slice(2));
  const join = model.nodes.find((node) => node.id === `${split.id[0]}j${nr + 1}`);
  if (!join) throw new Error(`${split.id} has no join`);
  return join.id;
}
