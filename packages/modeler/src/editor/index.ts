export type { FindingMark } from './finding-marks.ts';
export type { EditorCommands } from './model/commands.ts';
export type {
  DataInfo,
  DataLink,
  ElementInfo,
  EventInfo,
  EventReference,
  FlowEnd,
  LoopInfo,
  StepName,
  TimerKind,
} from './model/element-info.ts';
export type { PlainSetting } from './model/plain-setting.ts';
export { stepDefaults } from './model/step-defaults.ts';
export { mountModeler } from './mount-modeler.ts';
export type { BpmnEditor, EditorOptions, ImportReport } from './types.ts';
export { BLOCKS, type BlockKind } from './words/entries.ts';
