import type { FlowNode } from '@flowhall/bpmn';
import type { Element } from './element.ts';
import { adHocSubProcess } from './elements/ad-hoc-sub-process.ts';
import { boundaryEvent } from './elements/boundary-event.ts';
import { businessRuleTask } from './elements/business-rule-task.ts';
import { callActivity } from './elements/call-activity.ts';
import { complexGateway } from './elements/complex-gateway.ts';
import { endEvent } from './elements/end-event.ts';
import { eventBasedGateway } from './elements/event-based-gateway.ts';
import { exclusiveGateway } from './elements/exclusive-gateway.ts';
import { inclusiveGateway } from './elements/inclusive-gateway.ts';
import { intermediateCatchEvent } from './elements/intermediate-catch-event.ts';
import { intermediateThrowEvent } from './elements/intermediate-throw-event.ts';
import { manualTask } from './elements/manual-task.ts';
import { parallelGateway } from './elements/parallel-gateway.ts';
import { receiveTask } from './elements/receive-task.ts';
import { scriptTask } from './elements/script-task.ts';
import { sendTask } from './elements/send-task.ts';
import { serviceTask } from './elements/service-task.ts';
import { startEvent } from './elements/start-event.ts';
import { subProcess } from './elements/sub-process.ts';
import { task } from './elements/task.ts';
import { transaction } from './elements/transaction.ts';
import { userTask } from './elements/user-task.ts';

/** Every element of the token runtime, by BPMN type; validation admits no other. */
const ELEMENTS: Readonly<Record<string, Element>> = {
  'bpmn:AdHocSubProcess': adHocSubProcess,
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:BusinessRuleTask': businessRuleTask,
  'bpmn:CallActivity': callActivity,
  'bpmn:ComplexGateway': complexGateway,
  'bpmn:EndEvent': endEvent,
  'bpmn:EventBasedGateway': eventBasedGateway,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:InclusiveGateway': inclusiveGateway,
  'bpmn:IntermediateCatchEvent': intermediateCatchEvent,
  'bpmn:IntermediateThrowEvent': intermediateThrowEvent,
  'bpmn:ManualTask': manualTask,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:SendTask': sendTask,
  'bpmn:ServiceTask': serviceTask,
  'bpmn:StartEvent': startEvent,
  'bpmn:SubProcess': subProcess,
  'bpmn:Task': task,
  'bpmn:Transaction': transaction,
  'bpmn:UserTask': userTask,
};

/** How a node behaves. */
export function elementOf(node: FlowNode): Element {
  const element = ELEMENTS[node.type];
  if (!element) throw new Error(`"${node.id}" is no element of the token runtime: ${node.type}`);
  return element;
}
