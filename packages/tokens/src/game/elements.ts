import type { Enter } from './element.ts';
import { enterEndEvent } from './end-event.ts';
import { enterParallelGateway } from './parallel-gateway.ts';
import { enterSubProcess } from './sub-process.ts';

const pass: Enter = (game, token) => game.leave(token);
const wait: Enter = (_game, token) => {
  delete token.flow;
};
/** Stays parked by its flow; fires when everything else has come to rest. */
const park: Enter = (game, token, node) => {
  if (node.incoming.length < 2) game.leave(token);
};

/** Every element of the game, by BPMN type. */
export const ELEMENTS: Readonly<Record<string, Enter>> = {
  'bpmn:StartEvent': pass,
  'bpmn:EndEvent': enterEndEvent,
  'bpmn:IntermediateCatchEvent': wait,
  'bpmn:BoundaryEvent': pass,
  'bpmn:UserTask': wait,
  'bpmn:ManualTask': wait,
  'bpmn:Task': pass,
  'bpmn:SendTask': pass,
  'bpmn:ScriptTask': pass,
  'bpmn:ExclusiveGateway': pass,
  'bpmn:ParallelGateway': enterParallelGateway,
  'bpmn:InclusiveGateway': park,
  'bpmn:SubProcess': enterSubProcess,
};
