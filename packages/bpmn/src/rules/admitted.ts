/*
 * The constructs that are executed right. Whatever is not listed here is refused by its name. To admit a construct, run
 * it right on a runtime first, with tests, then list it here.
 */

/** Flow nodes, each with the event definitions it may have (an event without one is always admitted if '' is listed). */
export const ADMITTED_NODES: Readonly<Record<string, readonly string[]>> = {
  'bpmn:StartEvent': ['', 'bpmn:TimerEventDefinition'],
  'bpmn:EndEvent': ['', 'bpmn:TerminateEventDefinition'],
  'bpmn:IntermediateCatchEvent': ['bpmn:TimerEventDefinition'],
  'bpmn:BoundaryEvent': ['bpmn:TimerEventDefinition'],
  'bpmn:Task': [''],
  'bpmn:UserTask': [''],
  'bpmn:ManualTask': [''],
  'bpmn:ScriptTask': [''],
  'bpmn:SendTask': [''],
  'bpmn:ExclusiveGateway': [''],
  'bpmn:ParallelGateway': [''],
  'bpmn:InclusiveGateway': [''],
  'bpmn:SubProcess': [''],
};

/** Elements that are drawn and not executed, or belong to the file and not to the flow. */
export const ADMITTED_OTHERS: ReadonlySet<string> = new Set([
  'bpmn:Definitions',
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Participant',
  'bpmn:MessageFlow',
  'bpmn:LaneSet',
  'bpmn:Lane',
  'bpmn:SequenceFlow',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:TextAnnotation',
  'bpmn:Category',
  'bpmn:CategoryValue',
  'bpmn:Documentation',
  'bpmn:ExtensionElements',
  'bpmn:FormalExpression',
  'bpmn:Expression',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStore',
  'bpmn:DataStoreReference',
  'bpmn:DataInputAssociation',
  'bpmn:DataOutputAssociation',
  'bpmn:ItemDefinition',
  'bpmn:Property',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
  'bpmn:PartnerEntity',
  'bpmn:PartnerRole',
  'bpmn:TimerEventDefinition',
  'bpmn:TerminateEventDefinition',
]);

/** Languages that mean FEEL; an absent language does too. */
export function isFeel(language: string | undefined): boolean {
  return (
    language === undefined ||
    /^(?:feel|application\/feel|https?:\/\/www\.omg\.org\/spec\/(?:DMN|FEEL)\/[^ ]*)$/i.test(language)
  );
}
