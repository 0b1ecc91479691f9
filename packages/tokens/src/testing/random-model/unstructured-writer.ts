import { ModelText, type RandomModel, timer } from './model-text.ts';
import { pickOf } from './random.ts';

const KINDS = [
  'userTask',
  'userTask',
  'userTask',
  'task',
  'serviceTask',
  'exclusiveGateway',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
] as const;

interface Node {
  id: string;
  kind: (typeof KINDS)[number];
  targets: string[];
}

/** A process of elements joined at random: unsound as often as not, with joins that jam and branches that never meet. */
export function unstructuredModel(random: () => number): RandomModel {
  const text = new ModelText();
  const nodes = Array.from({ length: 4 + Math.floor(random() * 7) }, (): Node => {
    const kind = pickOf(random, KINDS);
    return { id: text.id('n'), kind, targets: [] };
  });
  const at = (n: number): Node | undefined => nodes[Math.floor(n)];
  // everything can be reached
  nodes.slice(1).forEach((node, n) => {
    at(Math.max(0, n - random() * 3))?.targets.push(node.id);
  });
  for (let n = 2 + Math.floor(random() * 4); n > 0; n--) {
    const from = random() * nodes.length;
    const isBack = random() < 0.2;
    const to = at(isBack ? random() * from : from + 1 + random() * (nodes.length - from - 1));
    if (to && to.id !== nodes[0]?.id) at(from)?.targets.push(to.id);
  }
  text.add('<startEvent id="start"/>');
  text.flow('start', nodes[0]?.id ?? '');
  for (const node of nodes) writeNode(text, node, random);
  return text.model();
}

function writeNode(text: ModelText, { id, kind, targets }: Node, random: () => number): void {
  const chooses = kind === 'exclusiveGateway' || kind === 'inclusiveGateway';
  const standard = chooses && targets.length > 1 ? text.id('f') : undefined;
  text.add(`<${kind} id="${id}"${standard === undefined ? '' : ` default="${standard}"`}/>`);
  targets.forEach((target, n) => {
    if (standard === undefined) text.flow(id, target);
    else if (n) text.conditional(id, target);
    else text.flow(id, target, standard);
  });
  if (!targets.length) {
    text.add(`<endEvent id="${id}e"/>`);
    text.flow(id, `${id}e`);
  }
  if (!kind.endsWith('Task') || kind === 'task' || random() > 0.15) return;
  text.add(`<boundaryEvent id="${id}b" attachedToRef="${id}">${timer('PT1H')}</boundaryEvent><endEvent id="${id}be"/>`);
  text.flow(`${id}b`, targets[0] ?? `${id}be`);
  if (targets[0] !== undefined) text.flow(id, `${id}be`);
}
