export type { FindingMark } from './editor/finding-marks.ts';
export type { EditorCommands } from './editor/model/commands.ts';
export type {
  ElementInfo,
  EventInfo,
  FlowEnd,
  LoopInfo,
  StepName,
  TimerKind,
} from './editor/model/element-info.ts';
export type { PlainSetting } from './editor/model/plain-setting.ts';
export { mountModeler } from './editor/mount-modeler.ts';
export type { BpmnEditor, EditorOptions, ImportReport } from './editor/types.ts';
export { BLOCKS, type BlockKind } from './editor/words/entries.ts';
export { mountViewer } from './viewer/mount-viewer.ts';
export type {
  DiagramState,
  DiagramViewer,
  ElementState,
  ViewerColors,
  ViewerElement,
  ViewerLabels,
  ViewerOptions,
  ViewerSelection,
} from './viewer/types.ts';
