/// <reference path="../../vendor.d.ts" />
import { isDrawn } from './drawing.ts';

const DI_NAMESPACES = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
};

/**
 * A file without a diagram, with one. Only the diagram comes from the layout; everything else stays as it is written.
 */
export async function drawMissing(xml: string): Promise<string> {
  if (isDrawn(xml)) return xml;
  const { layoutProcess } = await import('bpmn-auto-layout');
  const laidOut = await layoutProcess(xml);
  const [diagram] = /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/.exec(laidOut) ?? [];
  const end = xml.lastIndexOf('</');
  if (diagram === undefined || end < 0) return xml;
  const namespaces = Object.entries(DI_NAMESPACES)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  const own = diagram.replace('<bpmndi:BPMNDiagram', `<bpmndi:BPMNDiagram${namespaces}`);
  return `${xml.slice(0, end)}  ${own}\n${xml.slice(end)}`;
}
