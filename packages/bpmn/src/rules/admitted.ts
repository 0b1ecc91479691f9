/*
 * The constructs that are executed right, and by what. This is the one place where it is written down: validation refuses
 * by name what is not here, `auto` chooses the runtime by it, and the documentation's table is made from it. To admit a
 * construct, run it right on a runtime first, with tests, then list it here.
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
const JOBS: Admission = { on: ['tokens'], needs: 'jobs' };
const MESSAGES: Admission = { on: ['tokens'], needs: 'messages' };
const SIGNALS: Admission = { on: ['tokens'], needs: 'signals' };
const CALLS: Admission = { on: ['tokens'], needs: 'calls' };

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
  ServiceTask: JOBS,
  BusinessRuleTask: JOBS,
  'CallActivity of a global task': TOKENS,
  'CallActivity of a process': CALLS,
  SubProcess: BOTH,
  'event SubProcess': TOKENS,
  Transaction: TOKENS,
  AdHocSubProcess: TOKENS,
  ExclusiveGateway: BOTH,
  ParallelGateway: BOTH,
  InclusiveGateway: BOTH,
  ComplexGateway: TOKENS,
  EventBasedGateway: TOKENS,
  'instantiating EventBasedGateway': MESSAGES,
  StandardLoopCharacteristics: TOKENS,
  MultiInstanceLoopCharacteristics: TOKENS,
  'compensation activity': TOKENS,
  startQuantity: TOKENS,
  completionQuantity: TOKENS,
  'data association': TOKENS,
  'event with several triggers': TOKENS,
  'tokens that may meet without a join': TOKENS,
  'process without a start event': TOKENS,
  StartEvent: BOTH,
  'StartEvent (TimerEventDefinition)': BOTH,
  'StartEvent (MessageEventDefinition)': MESSAGES,
  'StartEvent (SignalEventDefinition)': SIGNALS,
  'StartEvent (ConditionalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (TimerEventDefinition)': TOKENS,
  'event SubProcess StartEvent (MessageEventDefinition)': MESSAGES,
  'event SubProcess StartEvent (SignalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (ConditionalEventDefinition)': TOKENS,
  'event SubProcess StartEvent (ErrorEventDefinition)': TOKENS,
  'event SubProcess StartEvent (EscalationEventDefinition)': TOKENS,
  'event SubProcess StartEvent (CompensateEventDefinition)': TOKENS,
  'IntermediateCatchEvent (TimerEventDefinition)': BOTH,
  'IntermediateCatchEvent (MessageEventDefinition)': MESSAGES,
  'IntermediateCatchEvent (SignalEventDefinition)': TOKENS,
  'IntermediateCatchEvent (ConditionalEventDefinition)': TOKENS,
  'IntermediateCatchEvent (LinkEventDefinition)': TOKENS,
  IntermediateThrowEvent: TOKENS,
  'IntermediateThrowEvent (MessageEventDefinition)': MESSAGES,
  'IntermediateThrowEvent (SignalEventDefinition)': TOKENS,
  'IntermediateThrowEvent (EscalationEventDefinition)': TOKENS,
  'IntermediateThrowEvent (CompensateEventDefinition)': TOKENS,
  'IntermediateThrowEvent (LinkEventDefinition)': TOKENS,
  'BoundaryEvent (TimerEventDefinition)': BOTH,
  'BoundaryEvent (MessageEventDefinition)': MESSAGES,
  'BoundaryEvent (SignalEventDefinition)': TOKENS,
  'BoundaryEvent (ConditionalEventDefinition)': TOKENS,
  'BoundaryEvent (ErrorEventDefinition)': TOKENS,
  'BoundaryEvent (EscalationEventDefinition)': TOKENS,
  'BoundaryEvent (CompensateEventDefinition)': TOKENS,
  'BoundaryEvent (CancelEventDefinition)': TOKENS,
  EndEvent: BOTH,
  'EndEvent (TerminateEventDefinition)': BOTH,
  'EndEvent (MessageEventDefinition)': MESSAGES,
  'EndEvent (SignalEventDefinition)': TOKENS,
  'EndEvent (ErrorEventDefinition)': TOKENS,
  'EndEvent (EscalationEventDefinition)': TOKENS,
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
