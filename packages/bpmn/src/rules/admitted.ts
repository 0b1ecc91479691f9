/*
 * The constructs that are executed right, and by what. This is the one place where it is written down: validation refuses
 * by name what is not here, `auto` chooses the runtime by it, and the documentation's table is made from it. To admit a
 * construct, run it right on a runtime first, with tests, then list it here and run scripts/write-constructs-page.ts.
 */

/** A runtime: bpmn-engine, or Flowhall's own token runtime. */
export type Runtime = 'engine' | 'tokens';

/** What the host has to provide for a construct to do anything. */
export type HostService = 'jobs' | 'messages' | 'signals' | 'calls' | 'scripts';

/** Who runs a construct. */
export interface Admission {
  on: readonly Runtime[];
  needs?: HostService;
}

const BOTH: Admission = { on: ['engine', 'tokens'] };
const TOKENS: Admission = { on: ['tokens'] };
const JOBS: Admission = { ...BOTH, needs: 'jobs' };
const MESSAGES: Admission = { ...BOTH, needs: 'messages' };
const SIGNALS: Admission = { ...BOTH, needs: 'signals' };
const CALLS: Admission = { ...BOTH, needs: 'calls' };
const MESSAGES_ON_TOKENS: Admission = { ...TOKENS, needs: 'messages' };

/** Every admitted construct, by the name that validation and documentation use for it. */
export const ADMITTED: Readonly<Record<string, Admission>> = {
  Task: BOTH,
  UserTask: BOTH,
  ManualTask: BOTH,
  ScriptTask: BOTH,
  SendTask: BOTH,
  'SendTask with a message': MESSAGES,
  'SendTask with a job': JOBS,
  ReceiveTask: MESSAGES,
  'instantiating ReceiveTask': MESSAGES_ON_TOKENS,
  ServiceTask: JOBS,
  BusinessRuleTask: JOBS,
  'BusinessRuleTask with a decision': BOTH,
  'CallActivity of a global task': TOKENS,
  'CallActivity of a process': CALLS,
  'escalation out of a called process': TOKENS,
  SubProcess: BOTH,
  'event SubProcess': TOKENS,
  Transaction: TOKENS,
  AdHocSubProcess: TOKENS,
  ExclusiveGateway: BOTH,
  ParallelGateway: BOTH,
  InclusiveGateway: BOTH,
  ComplexGateway: TOKENS,
  EventBasedGateway: BOTH,
  'instantiating EventBasedGateway': MESSAGES_ON_TOKENS,
  StandardLoopCharacteristics: TOKENS,
  MultiInstanceLoopCharacteristics: BOTH,
  'MultiInstanceLoopCharacteristics of a sub-process': TOKENS,
  'multi-instance behavior': TOKENS,
  'multi-instance output collection': TOKENS,
  'compensation activity': TOKENS,
  startQuantity: TOKENS,
  completionQuantity: TOKENS,
  'data association': TOKENS,
  'data of a sub-process': TOKENS,
  'event with several triggers': TOKENS,
  'tokens that may meet without a join': TOKENS,
  'process without a start event': TOKENS,
  StartEvent: BOTH,
  'StartEvent (TimerEventDefinition)': BOTH,
  'StartEvent (MessageEventDefinition)': MESSAGES,
  'StartEvent (SignalEventDefinition)': SIGNALS,
  'StartEvent (ConditionalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (TimerEventDefinition)': TOKENS,
  'event SubProcess StartEvent (MessageEventDefinition)': MESSAGES_ON_TOKENS,
  'event SubProcess StartEvent (SignalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (ConditionalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (ErrorEventDefinition)': TOKENS,
  'event SubProcess StartEvent (EscalationEventDefinition)': TOKENS,
  'event SubProcess StartEvent (CompensateEventDefinition)': TOKENS,
  'IntermediateCatchEvent (TimerEventDefinition)': BOTH,
  'IntermediateCatchEvent (MessageEventDefinition)': MESSAGES,
  'IntermediateCatchEvent (SignalEventDefinition)': BOTH,
  'IntermediateCatchEvent (ConditionalEventDefinition)': TOKENS,
  'IntermediateCatchEvent (LinkEventDefinition)': TOKENS,
  IntermediateThrowEvent: BOTH,
  'IntermediateThrowEvent (MessageEventDefinition)': MESSAGES,
  'IntermediateThrowEvent (SignalEventDefinition)': BOTH,
  'IntermediateThrowEvent (EscalationEventDefinition)': BOTH,
  'IntermediateThrowEvent (CompensateEventDefinition)': TOKENS,
  'IntermediateThrowEvent (LinkEventDefinition)': TOKENS,
  'BoundaryEvent (TimerEventDefinition)': BOTH,
  'BoundaryEvent (MessageEventDefinition)': MESSAGES,
  'BoundaryEvent (SignalEventDefinition)': BOTH,
  'BoundaryEvent (ConditionalEventDefinition)': TOKENS,
  'BoundaryEvent (ErrorEventDefinition)': BOTH,
  'BoundaryEvent (EscalationEventDefinition)': BOTH,
  'BoundaryEvent (CompensateEventDefinition)': TOKENS,
  'BoundaryEvent (CancelEventDefinition)': TOKENS,
  EndEvent: BOTH,
  'EndEvent (TerminateEventDefinition)': BOTH,
  'EndEvent (MessageEventDefinition)': MESSAGES,
  'EndEvent (SignalEventDefinition)': BOTH,
  'EndEvent (ErrorEventDefinition)': BOTH,
  'EndEvent (EscalationEventDefinition)': BOTH,
  'EndEvent (CompensateEventDefinition)': TOKENS,
  'EndEvent (CancelEventDefinition)': TOKENS,
};

/** Languages that mean FEEL; an absent language does too. */
export function isFeel(language: string | undefined): boolean {
  return (
    language === undefined ||
    /^(?:feel|application\/feel|https?:\/\/www\.omg\.org\/spec\/(?:DMN|FEEL)\/[^ ]*)$/i.test(language)
  );
}
