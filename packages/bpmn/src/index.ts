export type { Assignment } from './assignment.ts';
export { diffModels, type ElementChange } from './diff/diff-models.ts';
export { type Change, diffPlain } from './diff/diff-plain.ts';
export type { Plain } from './diff/plain-element.ts';
export { type DiagramSvgOptions, diagramSvg } from './drawing/diagram-svg.ts';
export { escapeXml } from './drawing/shape-svg.ts';
export type {
  AdHoc,
  ComplexBehavior,
  DataMapping,
  EventDefinition,
  EventRef,
  Execution,
  MultiInstance,
  StandardLoop,
  TimerSpec,
} from './execution-model.ts';
export { feelSource } from './feel-source.ts';
export type { Finding, ValidationContext } from './finding.ts';
export * from './flow.ts';
export { DOCUMENT_LANGUAGES, HTTP_METHODS } from './flow-jobs.ts';
export { type AdoptedBpmn, adoptForeign, type ForeignNote } from './foreign/adopt-foreign.ts';
export type {
  DocumentJob,
  ErrorMapping,
  ExternalJob,
  HttpJob,
  JobSettings,
  LookupJob,
  MailJob,
  RetrySettings,
  TextOrFeel,
  VariableMapping,
} from './job-settings.ts';
export { displayName, executableProcess, indexModel, type ModelIndex } from './lookup.ts';
export { isElement, type ModdleElement, type ModdleWarning } from './moddle-element.ts';
export { ModelError } from './model-error.ts';
export { type ParsedBpmn, parseBpmn } from './parse.ts';
export type {
  FlowNode,
  GlobalTask,
  Lane,
  MessageFlow,
  Process,
  ProcessModel,
  SequenceFlow,
} from './process-model.ts';
export { isManualBranching, readCc, readNames, readStepSettings, type SettingsSource } from './read-settings.ts';
export { type BpmnSource, MAX_XML_LENGTH, sourceText } from './source-text.ts';
export type { ActionSetting, DueSetting, NotificationSetting, OnNobody, StepSettings } from './step-settings.ts';
export type { LocalizedText, Names } from './text.ts';
export { type ValidationOptions, validateExecution, validateModel, withPlaces } from './validate.ts';
export { validateStructure } from './validate-structure.ts';
export {
  danglingReferences,
  type EditableBpmn,
  editBpmn,
  withDefaultsWritten,
  withReferencesWritten,
} from './write-bpmn.ts';
export { commentsOf, type KeptComment, withComments } from './xml/comments.ts';
