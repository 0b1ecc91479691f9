import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection } from 'bpmn-js/lib/model/Types';
import { getExternalLabelMid } from 'bpmn-js/lib/util/LabelUtil';

/** A flow's name goes to the middle of it. */
export function moveLabel(modeling: Modeling, flow: Connection): void {
  const [label] = flow.labels ?? [];
  if (!label) return;
  const { x, y } = getExternalLabelMid(flow);
  const delta = { x: Math.round(x - label.x - label.width / 2), y: Math.round(y - label.y - label.height / 2) };
  modeling.moveShape(label as never, delta);
}
