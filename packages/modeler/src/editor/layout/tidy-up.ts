/// <reference path="../../vendor.d.ts" />
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type CroppingConnectionDocking from 'diagram-js/lib/layout/CroppingConnectionDocking';
import type { Injector } from '../injector.ts';
import type { ChangeBatch } from '../model/change-batch.ts';
import { readDrawing } from './drawing.ts';
import { moveLabel } from './move-label.ts';
import { tidyBands } from './tidy-bands.ts';

/** What has to stay around what is in it: the library's layout would tear it apart. */
const AROUND = /^bpmn:(?:Participant|Lane|SubProcess|Transaction|AdHocSubProcess)$/;

const elementsOf = (injector: Injector) => injector.get<ElementRegistry>('elementRegistry').getAll() as Element[];

/** Whether there is something to arrange; groups would no longer be around what they are about. */
export function canTidyUp(injector: Injector): boolean {
  const elements = elementsOf(injector);
  return elements.some(({ type }) => type === 'bpmn:StartEvent') && !elements.some(({ type }) => type === 'bpmn:Group');
}

/**
 * Arranges the elements along the flow, on the canvas; each stays in its lane, and notes stay beside what they are about.
 * One step of undo.
 */
export async function tidyUp(xml: string, injector: Injector): Promise<void> {
  if (elementsOf(injector).some(({ type }) => AROUND.test(type))) {
    injector.get<ChangeBatch>('changeBatch').run(() => tidyBands(injector));
    return;
  }
  const { layoutProcess } = await import('bpmn-auto-layout');
  const { shapes, edges } = readDrawing(await layoutProcess(xml));
  const registry = injector.get<ElementRegistry>('elementRegistry');
  const modeling = injector.get<Modeling>('modeling');
  const docking = injector.get<CroppingConnectionDocking>('connectionDocking');
  injector.get<ChangeBatch>('changeBatch').run(() => {
    for (const [id, box] of shapes) {
      const shape = registry.get(id) as Shape | undefined;
      if (!shape || shape.type === 'bpmn:BoundaryEvent') continue;
      const delta = {
        x: Math.round(box.x + box.width / 2 - shape.x - shape.width / 2),
        y: Math.round(box.y + box.height / 2 - shape.y - shape.height / 2),
      };
      if (delta.x !== 0 || delta.y !== 0)
        modeling.moveElements([shape], delta, undefined, { autoResize: false } as never);
    }
    for (const [id, waypoints] of edges) {
      const flow = registry.get(id) as Connection | undefined;
      const isAttached = (flow?.source as Element | undefined)?.type === 'bpmn:BoundaryEvent';
      if (flow && isAttached) modeling.layoutConnection(flow as never);
      else if (flow && waypoints.length > 1) {
        modeling.updateWaypoints(flow as never, waypoints.map((point) => ({ ...point })) as never);
        // the layout takes every step for one of the usual size
        modeling.updateWaypoints(
          flow as never,
          docking.getCroppedWaypoints(flow as never, undefined as never, undefined as never) as never,
        );
      }
      if (flow) moveLabel(modeling, flow);
    }
  });
}
