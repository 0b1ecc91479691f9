import { activityRules } from './activities.ts';
import { boundaryEventRules } from './boundary-events.ts';
import { collaborationRules } from './collaborations.ts';
import { dataRules } from './data.ts';
import { eventDefinitionRules } from './event-definitions.ts';
import { eventRules } from './events.ts';
import { expressionStructureRules } from './expressions.ts';
import { gatewayRules } from './gateways.ts';
import { levelRules } from './levels.ts';
import { referenceRules } from './references.ts';
import { schemaRules } from './schema.ts';
import { sequenceFlowRules } from './sequence-flows.ts';
import { serviceRules } from './services.ts';
import type { StructureRule } from './structure-rule.ts';

/** The rules of BPMN 2.0, by group. */
export const STRUCTURE_RULES: readonly StructureRule[] = [
  ...schemaRules,
  ...referenceRules,
  ...sequenceFlowRules,
  ...gatewayRules,
  ...eventRules,
  ...boundaryEventRules,
  ...eventDefinitionRules,
  ...levelRules,
  ...activityRules,
  ...expressionStructureRules,
  ...dataRules,
  ...serviceRules,
  ...collaborationRules,
];
