export type { Assignment } from './assignment.ts';
export type { Finding, ValidationContext } from './finding.ts';
export * from './flow.ts';
export { ModelError } from './model-error.ts';
export type {
  EventDefinition,
  FlowNode,
  Lane,
  Process,
  ProcessModel,
  SequenceFlow,
  TimerSpec,
} from './process-model.ts';
export type { ActionSetting, NotificationSetting, OnNobody, StepSettings } from './step-settings.ts';
export type { LocalizedText, Names } from './text.ts';
