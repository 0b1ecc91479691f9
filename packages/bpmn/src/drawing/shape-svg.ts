import type { ModdleElement } from '../moddle-element.ts';
import type { Box } from './diagram-svg.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that can stand in XML and HTML. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** What a gateway does, by its sign. */
const SIGNS: Readonly<Record<string, string>> = {
  'bpmn:ExclusiveGateway': '×',
  'bpmn:ParallelGateway': '+',
  'bpmn:InclusiveGateway': '○',
  'bpmn:EventBasedGateway': '⬠',
  'bpmn:ComplexGateway': '✳',
};

/** Signs of a line, and so many of them fit into a unit of width. */
const WIDTH_PER_SIGN = 12;
const LINE_HEIGHT = 15;

/** An element in its box: events are circles, gateways diamonds, everything else a rectangle with its name. */
export function shapeSvg(element: ModdleElement, box: Box, name: string): string {
  const { x, y, width, height } = box;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const type = element.$type;
  if (type.endsWith('Event')) {
    const radius = Math.min(width, height) / 2;
    const inner = /Boundary|Intermediate/.test(type) ? `<circle cx="${cx}" cy="${cy}" r="${radius - 4}" />` : '';
    const weight = type === 'bpmn:EndEvent' ? ' class="thick"' : '';
    return `<circle cx="${cx}" cy="${cy}" r="${radius}"${weight} />${inner}${below(box, name)}`;
  }
  if (type.endsWith('Gateway')) {
    const sign = `<text x="${cx}" y="${cy + 6}" text-anchor="middle" class="sign">${SIGNS[type] ?? ''}</text>`;
    return `<path d="M${cx} ${y} L${x + width} ${cy} L${cx} ${y + height} L${x} ${cy} Z" />${sign}${below(box, name)}`;
  }
  const isPlace = type === 'bpmn:Participant' || type === 'bpmn:Lane' || type === 'bpmn:SubProcess';
  const corner = type.endsWith('Task') || type === 'bpmn:CallActivity' || type === 'bpmn:SubProcess' ? 8 : 0;
  const rectangle = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" ${isPlace ? 'class="place" ' : ''}/>`;
  return rectangle + (isPlace ? headed(box, name) : centred(box, name));
}

function below({ x, y, width, height }: Box, name: string): string {
  return name === ''
    ? ''
    : `<text x="${x + width / 2}" y="${y + height + 14}" text-anchor="middle">${escapeXml(name)}</text>`;
}

const headed = ({ x, y }: Box, name: string): string =>
  name === '' ? '' : `<text x="${x + 8}" y="${y + 16}">${escapeXml(name)}</text>`;

/** The name in lines that fit, as far as there is room. */
function centred({ x, y, width, height }: Box, name: string): string {
  const room = Math.max(4, Math.floor(width / WIDTH_PER_SIGN) - 1);
  const lines = inLines(name, room).slice(0, Math.max(1, Math.floor(height / LINE_HEIGHT)));
  const first = y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2 + 4;
  return lines
    .map(
      (line, at) =>
        `<text x="${x + width / 2}" y="${first + at * LINE_HEIGHT}" text-anchor="middle">${escapeXml(line)}</text>`,
    )
    .join('');
}

/** Words stay whole; Chinese breaks anywhere. A Latin letter takes half the room. */
function inLines(name: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  const size = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.55), 0);
  for (const part of name.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    if (line !== '' && size(line + part.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}
