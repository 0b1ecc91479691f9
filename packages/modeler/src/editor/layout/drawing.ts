import { readXml, type XmlElement } from '@flowhall/bpmn/xml';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a file draws its elements, by their ids. */
export interface Drawing {
  shapes: ReadonlyMap<string, Box>;
  edges: ReadonlyMap<string, readonly { x: number; y: number }[]>;
}

const PREFIXES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc',
  'http://www.omg.org/spec/DD/20100524/DI': 'di',
};

const number = (element: XmlElement | undefined, name: string) => Number(element?.attributes.get(name) ?? 0);

/** Reads the places of a drawing. */
export function readDrawing(xml: string): Drawing {
  const { root } = readXml(xml, PREFIXES);
  const shapes = new Map<string, Box>();
  const edges = new Map<string, { x: number; y: number }[]>();
  const visit = (element: XmlElement) => {
    const id = element.attributes.get('bpmnElement');
    if (id !== undefined && element.name === 'bpmndi:BPMNShape') {
      const bounds = element.children.find(({ name }) => name === 'dc:Bounds');
      const [x, y] = [number(bounds, 'x'), number(bounds, 'y')];
      shapes.set(id, { x, y, width: number(bounds, 'width'), height: number(bounds, 'height') });
    }
    if (id !== undefined && element.name === 'bpmndi:BPMNEdge')
      edges.set(
        id,
        element.children
          .filter(({ name }) => name === 'di:waypoint')
          .map((point) => ({ x: number(point, 'x'), y: number(point, 'y') })),
      );
    for (const child of element.children) visit(child);
  };
  visit(root);
  return { shapes, edges };
}

/** Whether a file draws anything. */
export const isDrawn = (xml: string): boolean => /<(?:[\w-]+:)?BPMNDiagram[\s/>]/.test(xml);
