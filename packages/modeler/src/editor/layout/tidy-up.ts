/// <reference path="../../vendor.d.ts" />
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import { getExternalLabelMid } from 'bpmn-js/lib/util/LabelUtil';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type CroppingConnectionDocking from 'diagram-js/lib/layout/CroppingConnectionDocking';
import type { Injector } from '../injector.ts';
import type { ChangeBatch } from '../model/change-batch.ts';
import { readDrawing } from './drawing.ts';

/** What the layout cannot arrange without tearing it apart. */
const HELD = /^bpmn:(?:Participant|Lane|SubProcess|Transaction|AdHocSubProcess|Group)$/;

/** Whether the elements can be arranged: lanes and open sub-processes hold theirs in place. */
export function canTidyUp(injector: Injector): boolean {
  const elements = injector.get<ElementRegistry>('elementRegistry').getAll() as Element[];
  return elements.some(({ type }) => type === 'bpmn:StartEvent') && !elements.some(({ type }) => HELD.test(type));
}

/** Arranges the elements along the flow, on the canvas; notes stay beside what they are about. One step of undo. */
export async function tidyUp(xml: string, injector: Injector): Promise<void> {
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

/** A flow's name goes to the middle of it. */
function moveLabel(modeling: Modeling, flow: Connection): void {
  const [label] = flow.labels ?? [];
  if (!label) return;
  const { x, y } = getExternalLabelMid(flow);
  const delta = { x: Math.round(x - label.x - label.width / 2), y: Math.round(y - label.y - label.height / 2) };
  modeling.moveShape(label as never, delta);
}
