import type { ModdleElement } from '@flowhall/bpmn';
import type { Element, Root } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { selfAndAllChildren } from 'diagram-js/lib/util/Elements';

/**
 * Writes a diagram's shapes in the order in which they lie over each other, as the library does, and keeps what stands in
 * the diagram of a file without being drawn: the library's own ordering drops it.
 */
export class DiOrdering {
  static readonly $inject = ['eventBus', 'canvas'];

  constructor(eventBus: EventBus, canvas: Canvas) {
    eventBus.on('saveXML.start', () => {
      for (const root of canvas.getRootElements() as Root[]) order(root);
    });
  }
}

function order(root: Root): void {
  const plane: ModdleElement | undefined = root.di;
  if (!plane || !Array.isArray(plane.planeElement)) return;
  const drawn = (selfAndAllChildren(root, false) as Element[])
    .filter((element) => element !== root && element.businessObject && element.type !== 'label')
    .map(({ di }): ModdleElement => di);
  const known = new Set(plane.planeElement);
  const ordered = [...new Set(drawn)].filter((di) => known.has(di));
  const shown = new Set(ordered);
  plane.planeElement = [...ordered, ...plane.planeElement.filter((di) => !shown.has(di))];
}
