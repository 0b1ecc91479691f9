import { EngineError } from '@flowhall/tokens/port';
import type { BpmnEngineModel } from './executable.ts';

/** The start event that happens: the one asked for, else the only one, else the only one without a trigger. */
export function startEventOf(model: BpmnEngineModel, wanted: string | undefined): string {
  const events = model.index.nodesOf(model.processId).filter((n) => n.type === 'bpmn:StartEvent');
  const plain = events.filter((n) => n.eventDefinitions.length === 0);
  const [event] = wanted ? events.filter((n) => n.id === wanted) : events.length === 1 ? events : plain;
  if (event) return event.id;
  throw new EngineError(
    'start-refused',
    `Process "${model.processId}" has no start event ${wanted ?? 'without a trigger'}`,
  );
}
