import { child, children, isElement, type ModdleElement, text } from '../moddle-element.ts';
import type { ParsedBpmn } from '../parse.ts';
import { escapeXml, shapeSvg } from './shape-svg.ts';

/** A place and a size in the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramSvgOptions {
  /** CSS class of an element by its id, such as what became of it; null for none. */
  readonly classOf: (elementId: string) => string | null;
  /** What an element is called; its name in the model when absent. */
  readonly nameOf?: (element: ModdleElement) => string;
}

const MARGIN = 24;

/**
 * The diagram of a model as SVG, for pages without a script: shapes, flows and names, each element in a group with its id
 * in `data-element`. Null where the model has no diagram.
 */
export function diagramSvg({ definitions }: ParsedBpmn, options: DiagramSvgOptions): string | null {
  const [diagram] = children(definitions, 'diagrams');
  const plane = diagram && child(diagram, 'plane');
  const parts = plane ? children(plane, 'planeElement') : [];
  const boxes: Box[] = [];
  const edges: string[] = [];
  const shapes: string[] = [];
  for (const part of parts) {
    const element = child(part, 'bpmnElement');
    if (!element) continue;
    if (part.$type === 'bpmndi:BPMNEdge') {
      const points = children(part, 'waypoint').map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
      boxes.push(...points.map((point) => ({ ...point, width: 0, height: 0 })));
      edges.push(group(element, options, edgeSvg(points) + labelSvg(part, element, options)));
    } else {
      const box = boxOf(part);
      if (!box) continue;
      boxes.push(box);
      const label = child(part, 'label');
      const ownLabel = label && boxOf(label) ? labelSvg(part, element, options) : '';
      const inside = ownLabel === '' ? nameOf(element, options) : '';
      shapes.push(group(element, options, shapeSvg(element, box, inside) + ownLabel));
    }
  }
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN * 2 - top;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" role="img">${edges.join('')}${shapes.join('')}</svg>`;
}

function group(element: ModdleElement, { classOf }: DiagramSvgOptions, content: string): string {
  const id = element.id ?? '';
  const name = classOf(id);
  return `<g data-element="${escapeXml(id)}"${name ? ` class="${escapeXml(name)}"` : ''}>${content}</g>`;
}

const nameOf = (element: ModdleElement, options: DiagramSvgOptions): string =>
  options.nameOf?.(element) ?? text(element, 'name') ?? '';

function numberOf(element: ModdleElement, property: string): number {
  const value = element[property];
  return typeof value === 'number' ? value : 0;
}

function boxOf(part: ModdleElement): Box | null {
  const bounds = part.bounds;
  if (!isElement(bounds)) return null;
  const [x, y] = [numberOf(bounds, 'x'), numberOf(bounds, 'y')];
  return { x, y, width: numberOf(bounds, 'width'), height: numberOf(bounds, 'height') };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line with a head at its end. */
function edgeSvg(points: readonly Point[]): string {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!last || !before) return '';
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ');
  const angle = (Math.atan2(last.y - before.y, last.x - before.x) * 180) / Math.PI;
  return `<polyline points="${line}" fill="none" /><path d="M0 0 L-9 -4.5 L-9 4.5 Z" class="head" transform="translate(${last.x} ${last.y}) rotate(${angle.toFixed(1)})" />`;
}

/** The name at the place that the diagram gives it. */
function labelSvg(part: ModdleElement, element: ModdleElement, options: DiagramSvgOptions): string {
  const name = nameOf(element, options);
  const label = child(part, 'label');
  const box = label && boxOf(label);
  if (!box || name === '') return '';
  return `<text x="${box.x + box.width / 2}" y="${box.y + 11}" text-anchor="middle">${escapeXml(name)}</text>`;
}
