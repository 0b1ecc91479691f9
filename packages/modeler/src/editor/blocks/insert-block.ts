import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Parent, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import type { Injector } from '../injector.ts';
import type { PartConfig, PartFactory } from '../menus/part-factory.ts';
import type { ChangeBatch } from '../model/change-batch.ts';
import type { BlockKind } from '../words/entries.ts';
import { type Block, type BlockFlow, blockShapes } from './block-shapes.ts';

interface Point {
  x: number;
  y: number;
}

const isFlow = (element: object | undefined): element is Connection =>
  element !== undefined && 'waypoints' in element && 'type' in element && element.type === 'bpmn:SequenceFlow';

const isShape = (element: object | undefined): element is Shape =>
  element !== undefined && 'width' in element && 'outgoing' in element;

const middle = (shape: Shape): Point => ({ x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 });

/**
 * Puts a block of elements into a sequence flow, making room for it, or behind a step, or into the middle of the view. One
 * step of undo.
 *
 * @returns id of the block's first element
 */
export function insertBlock(kind: BlockKind, at: string | undefined, injector: Injector): string | undefined {
  const registry = injector.get<ElementRegistry>('elementRegistry');
  const target = at === undefined ? undefined : (registry.get(at) as Element | undefined);
  const parts = injector.get<PartFactory>('partFactory');
  const config = injector.get<PartConfig | null>('config.parts');
  const block = blockShapes(kind, parts, config?.form);
  let first: string | undefined;
  injector.get<ChangeBatch>('changeBatch').run(() => {
    const flow = isFlow(target) ? target : onlyFlowAfter(target);
    first = flow ? intoFlow(injector, block, flow) : alone(injector, block, target);
  });
  return first;
}

/** The flow that leaves a step, if there is just one. */
function onlyFlowAfter(element: Element | undefined): Connection | undefined {
  const flows = element && isShape(element) ? element.outgoing.filter(isFlow) : [];
  return flows.length === 1 ? flows[0] : undefined;
}

function intoFlow(injector: Injector, block: Block, flow: Connection): string | undefined {
  const modeling = injector.get<Modeling>('modeling');
  const { source, target } = flow;
  if (!isShape(source) || !isShape(target)) return undefined;
  const from = middle(source);
  const isForward = target.x > source.x + source.width;
  const start = source.x + source.width;
  if (isForward) makeRoom(injector, start + 20, block.width);
  const y = from.y;
  const place = { x: start + 50 + 50, y };
  const shapes = draw(modeling, block, place, source.parent as Parent);
  const entry = shapes.get(block.entry);
  const exit = shapes.get(block.exit);
  if (!entry || !exit) return undefined;
  modeling.reconnectEnd(flow, entry as never, middle(entry) as never);
  modeling.layoutConnection(flow as never);
  leave(modeling, block, exit, target);
  return entry.id;
}

function leave(modeling: Modeling, block: Block, exit: Shape, target: Shape): void {
  const out = modeling.connect(exit, target, { type: 'bpmn:SequenceFlow' } as never);
  if (block.exitIsDefault) modeling.updateProperties(exit, { default: out.businessObject });
}

function alone(injector: Injector, block: Block, after: Element | undefined): string | undefined {
  const modeling = injector.get<Modeling>('modeling');
  const canvas = injector.get<Canvas>('canvas');
  const isNode = after !== undefined && 'width' in after && !isFlow(after) && after.parent !== undefined;
  const source = isNode ? (after as Shape) : undefined;
  const { x, y, width, height } = canvas.viewbox();
  const place = source
    ? { x: source.x + source.width + 100, y: middle(source).y }
    : { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  const parent = (source?.parent ?? canvas.getRootElement()) as Parent;
  const shapes = draw(modeling, block, place, parent);
  const entry = shapes.get(block.entry);
  if (source && entry && source.type !== 'bpmn:EndEvent' && source.type !== 'bpmn:Participant')
    modeling.connect(source, entry, { type: 'bpmn:SequenceFlow' } as never);
  return entry?.id;
}

function makeRoom(injector: Injector, start: number, width: number): void {
  const canvas = injector.get<Canvas>('canvas');
  const modeling = injector.get<Modeling>('modeling');
  const space = injector.get<SpaceTool>('spaceTool');
  const root = canvas.getRootElement();
  const shapes = injector
    .get<ElementRegistry>('elementRegistry')
    .filter(
      (element) =>
        element !== root && element.type !== 'label' && !('waypoints' in element) && canvas.findRoot(element) === root,
    );
  const delta = { x: width, y: 0 };
  const found: { movingShapes: Shape[]; resizingShapes: Shape[] } = space.calculateAdjustments(
    shapes as never,
    'x',
    // a number, whatever the library's types say
    delta.x as never,
    start,
  );
  modeling.createSpace(found.movingShapes, found.resizingShapes, delta, 'e', start);
}

function draw(modeling: Modeling, block: Block, at: Point, parent: Parent): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const { key, shape, x, y, attachedTo } of block.shapes) {
    const place = { x: at.x + x, y: at.y + y };
    const host = attachedTo === undefined ? undefined : shapes.get(attachedTo);
    const made = host
      ? modeling.createShape(shape, place, host as never, { attach: true })
      : modeling.createShape(shape, place, parent as never);
    shapes.set(key, made as Shape);
    if (host) setDuration(modeling, made as Shape);
  }
  for (const flow of block.flows) connect(modeling, shapes, flow);
  return shapes;
}

function setDuration(modeling: Modeling, event: Shape): void {
  const [timer] = event.businessObject.eventDefinitions ?? [];
  if (!timer) return;
  const duration = timer.$model.create('bpmn:FormalExpression', { body: 'P2D' });
  duration.$parent = timer;
  modeling.updateModdleProperties(event, timer, { timeDuration: duration });
}

function connect(
  modeling: Modeling,
  shapes: ReadonlyMap<string, Shape>,
  { from, to, condition, names }: BlockFlow,
): void {
  const [source, target] = [shapes.get(from), shapes.get(to)];
  if (!source || !target) return;
  const flow = modeling.connect(source, target, { type: 'bpmn:SequenceFlow' } as never);
  const { businessObject } = flow;
  const create = (type: string, properties: object) => businessObject.$model.create(type, properties);
  if (condition !== undefined) {
    const conditionExpression = create('bpmn:FormalExpression', { body: condition });
    conditionExpression.$parent = businessObject;
    modeling.updateProperties(flow, { conditionExpression });
  }
  if (names) {
    const name = create('flow:Name', { lang: 'en', text: names.en });
    const extensionElements = create('bpmn:ExtensionElements', { values: [name] });
    name.$parent = extensionElements;
    extensionElements.$parent = businessObject;
    modeling.updateProperties(flow, { name: names.zh, extensionElements });
  }
}
