import type { ModdleElement } from '@flowhall/bpmn';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Parent, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Injector } from '../injector.ts';
import { list } from '../model/moddle-read.ts';
import { layBands } from './lay-bands.ts';
import { moveLabel } from './move-label.ts';

/** Width of the name of a pool or lane, on its left. */
const TITLE = 30;
const POOL_GAP = 40;

const NODE = /(?:Task|CallActivity|Gateway|Event|SubProcess|Transaction)$/;
const BESIDE = /^bpmn:(?:TextAnnotation|DataObjectReference|DataStoreReference)$/;

const isShape = (element: Element): element is Shape => 'width' in element && element.type !== 'label';
const isLane = ({ type }: Element) => type === 'bpmn:Lane';
const childrenOf = (element: Parent | Shape): Element[] => (element.children ?? []) as Element[];

/** Arranges each pool by its lanes, or the process as one band; open sub-processes move as a whole. Within one command. */
export function tidyBands(injector: Injector): void {
  const modeling = injector.get<Modeling>('modeling');
  const root = injector.get<Canvas>('canvas').getRootElement() as Parent;
  const pools = childrenOf(root)
    .filter((element): element is Shape => element.type === 'bpmn:Participant')
    .toSorted((a, b) => a.y - b.y);
  const [first] = pools;
  if (!first) arrange(injector, root, { x: 160, y: 80 });
  let bottom = first?.y ?? 0;
  for (const pool of pools) {
    const at = { x: first?.x ?? pool.x, y: bottom };
    if (childrenOf(pool).some((child) => isShape(child) && NODE.test(child.type))) arrange(injector, pool, at);
    else move(modeling, pool, at.x - pool.x, at.y - pool.y);
    bottom = pool.y + pool.height + POOL_GAP;
  }
  const flows = injector.get<ElementRegistry>('elementRegistry').getAll() as Element[];
  for (const flow of flows)
    if ('waypoints' in flow && flow.type !== 'label') {
      modeling.layoutConnection(flow as never);
      moveLabel(modeling, flow as Connection);
    }
}

function move(modeling: Modeling, shape: Shape, x: number, y: number): void {
  if (x !== 0 || y !== 0) modeling.moveElements([shape], { x, y }, undefined, { autoResize: false } as never);
}

function arrange(injector: Injector, around: Parent | Shape, corner: { x: number; y: number }): void {
  const modeling = injector.get<Modeling>('modeling');
  const lanes = leafLanes(around);
  const depth = Math.max(0, ...lanes.map((lane) => depthOf(lane, around)));
  const bands = lanes.length > 0 ? lanes.map(({ id }) => id) : [around.id];
  const shapes = childrenOf(around)
    .filter((child): child is Shape => isShape(child) && NODE.test(child.type) && child.type !== 'bpmn:BoundaryEvent')
    .toSorted((a, b) => a.x - b.x || a.y - b.y);
  const nodes = shapes.map((shape) => ({
    id: shape.id,
    width: shape.width,
    height: shape.height,
    band: laneOf(shape, lanes)?.id ?? bands[0] ?? '',
  }));
  const { places, heights, width } = layBands(
    bands,
    nodes,
    flowsOf(childrenOf(around), new Set(shapes.map(({ id }) => id))),
  );
  const isPool = around.type === 'bpmn:Participant';
  const left = corner.x + (isPool ? TITLE : 0) + TITLE * depth;
  const beside = notesOf(around);
  for (const shape of shapes) {
    const place = places.get(shape.id);
    if (!place) continue;
    const delta = { x: left + place.x - shape.x, y: corner.y + place.y - shape.y };
    move(modeling, shape, delta.x, delta.y);
    for (const note of beside.get(shape.id) ?? []) move(modeling, note, delta.x, delta.y);
  }
  if (!isPool) return;
  const total = bands.reduce((sum, band) => sum + (heights.get(band) ?? 0), 0);
  let top = corner.y;
  const bounds = new Map<Shape, { x: number; y: number; width: number; height: number }>();
  for (const lane of lanes) {
    const height = heights.get(lane.id) ?? 0;
    const inset = TITLE * depthOf(lane, around);
    bounds.set(lane, { x: corner.x + inset, y: top, width: left + width - corner.x - inset, height });
    top += height;
  }
  for (const lane of outerLanes(lanes, around)) {
    const inner = lanes.filter((one) => isWithin(one, lane)).flatMap((one) => bounds.get(one) ?? []);
    const y = Math.min(...inner.map((box) => box.y));
    const inset = TITLE * depthOf(lane, around);
    const height = Math.max(...inner.map((box) => box.y + box.height)) - y;
    bounds.set(lane, { x: corner.x + inset, y, width: left + width - corner.x - inset, height });
  }
  modeling.resizeShape(around as Shape, {
    x: corner.x,
    y: corner.y,
    width: left + width - corner.x,
    height: total,
  });
  // last, so that who stands in which lane is counted when all stand where they belong
  for (const [lane, box] of bounds) modeling.resizeShape(lane, box);
}

/** Lanes without lanes in them, from top to bottom. */
function leafLanes(around: Parent | Shape): Shape[] {
  const open = childrenOf(around).filter(isLane) as Shape[];
  const leaves: Shape[] = [];
  for (let lane = open.pop(); lane; lane = open.pop()) {
    const inner = childrenOf(lane).filter(isLane) as Shape[];
    if (inner.length === 0) leaves.push(lane);
    open.push(...inner);
  }
  return leaves.toSorted((a, b) => a.y - b.y);
}

function depthOf(lane: Shape, around: Parent | Shape): number {
  let depth = 0;
  for (let at = lane.parent as Shape | undefined; at && at !== around; at = at.parent as Shape | undefined) depth++;
  return depth;
}

function isWithin(lane: Shape, outer: Shape): boolean {
  for (let at = lane.parent as Shape | undefined; at; at = at.parent as Shape | undefined)
    if (at === outer) return true;
  return false;
}

/** Lanes around others, the innermost first. */
function outerLanes(leaves: readonly Shape[], around: Parent | Shape): Shape[] {
  const found = new Set<Shape>();
  for (const leaf of leaves)
    for (let at = leaf.parent as Shape | undefined; at && at !== around; at = at.parent as Shape | undefined)
      found.add(at);
  return [...found].toSorted((a, b) => depthOf(b, around) - depthOf(a, around));
}

/** The lane that says that it holds a node; else the one in which it is drawn. */
function laneOf(shape: Shape, lanes: readonly Shape[]): Shape | undefined {
  const element: ModdleElement = shape.businessObject;
  const middle = shape.y + shape.height / 2;
  return (
    lanes.find(({ businessObject }) => list(businessObject.flowNodeRef).includes(element)) ??
    lanes.find(({ y, height }) => middle >= y && middle < y + height)
  );
}

/** Flows between the nodes of a level; those of a boundary event come from what it sits on. */
function flowsOf(children: readonly Element[], known: ReadonlySet<string>) {
  const host = (end: Element | undefined) => {
    const at = (end as Shape | undefined)?.host as Element | undefined;
    return (at ?? end)?.id ?? '';
  };
  return children.flatMap((child) => {
    if (child.type !== 'bpmn:SequenceFlow') return [];
    const flow = child as Connection;
    const [from, to] = [host(flow.source as Element), host(flow.target as Element)];
    return known.has(from) && known.has(to) ? [{ from, to }] : [];
  });
}

/** Notes and data by the node that they are connected with first. */
function notesOf(around: Parent | Shape): Map<string, Shape[]> {
  const found = new Map<string, Shape[]>();
  for (const note of childrenOf(around)) {
    if (!isShape(note) || !BESIDE.test(note.type)) continue;
    const ends = [...(note.incoming ?? []), ...(note.outgoing ?? [])] as Connection[];
    const other = ends.flatMap(({ source, target }) => [source, target] as Element[]).find((end) => end !== note);
    if (other) found.set(other.id, [...(found.get(other.id) ?? []), note]);
  }
  return found;
}
