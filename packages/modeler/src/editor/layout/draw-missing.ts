/// <reference path="../../vendor.d.ts" />
import { editBpmn, isElement, type ModdleElement } from '@flowhall/bpmn';
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
  const laidOut = await layoutProcess(await withEndsListed(xml));
  const [diagram] = /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/.exec(laidOut) ?? [];
  const end = xml.lastIndexOf('</');
  if (diagram === undefined || end < 0) return xml;
  const namespaces = Object.entries(DI_NAMESPACES)
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  const own = diagram.replace('<bpmndi:BPMNDiagram', `<bpmndi:BPMNDiagram${namespaces}`);
  return `${xml.slice(0, end)}  ${own}\n${xml.slice(end)}`;
}

/** The layout goes by what nodes list as their flows; many files only say it at the flows. */
async function withEndsListed(xml: string): Promise<string> {
  const { definitions, write } = await editBpmn(xml);
  const list = (value: unknown): ModdleElement[] => (Array.isArray(value) ? value.filter(isElement) : []);
  const open = list(definitions.rootElements);
  for (let scope = open.pop(); scope; scope = open.pop()) {
    for (const element of list(scope.flowElements)) {
      open.push(element);
      const { sourceRef, targetRef } = element;
      if (element.$type !== 'bpmn:SequenceFlow' || !isElement(sourceRef) || !isElement(targetRef)) continue;
      sourceRef.outgoing = [...new Set([...list(sourceRef.outgoing), element])];
      targetRef.incoming = [...new Set([...list(targetRef.incoming), element])];
    }
  }
  return write();
}
