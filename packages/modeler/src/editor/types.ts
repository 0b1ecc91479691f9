import type { FindingMark } from './finding-marks.ts';
import type { EditorCommands } from './model/commands.ts';
import type { ElementInfo, StepName } from './model/element-info.ts';
import type { BlockKind } from './words/entries.ts';

/** What the editor is mounted with. */
export interface EditorOptions {
  /** Language of menus and palette. */
  lang: string;
  /** Accessible name of the drawing. */
  label: string;
  /** Form that new steps show. */
  form?: string;
  /** Element for the library's own properties panel; its code is fetched when there is one. */
  propertiesPanel?: HTMLElement;
  /** Something was changed, undone or redone. */
  onChange?: () => void;
  /** Another element is selected; the process itself when nothing is. */
  onSelect?: (elementId: string) => void;
  /** A finding's badge was pressed. */
  onFinding?: (elementId: string) => void;
}

/** What became of an import. */
export interface ImportReport {
  /** What the reader stumbled over, in its words. */
  warnings: readonly string[];
  /** The file had no diagram; one was made. */
  wasDrawn: boolean;
}

/** A BPMN editor on the page. */
export interface BpmnEditor {
  /**
   * Shows a file instead of what was there; undo begins anew.
   *
   * Rejects when it is no BPMN or cannot be drawn; what was there stays.
   */
  importXml(xml: string): Promise<ImportReport>;
  /** The file as it stands now: what was imported, nothing lost, with all changes. */
  exportXml(): Promise<string>;
  exportSvg(): Promise<string>;
  /** What is selected; the process (or the collaboration) itself when nothing is. */
  selected(): string;
  describe(elementId: string): ElementInfo | undefined;
  /** Id of the process that runs. */
  processId(): string | undefined;
  /** The nodes of the process, in the order of the file. */
  steps(): StepName[];
  readonly commands: EditorCommands;
  /** Selects an element and brings it into view. */
  focus(elementId: string): void;
  select(elementId: string | null): void;
  remove(elementId: string): void;
  /** Marks what has to be mended; replaces earlier marks. */
  showFindings(findings: readonly FindingMark[]): void;
  /** Puts a block at a flow or behind a step, else at what is selected, else into the middle. */
  insertBlock(kind: BlockKind, at?: string): void;
  /** Adds an end event behind an element. */
  appendEnd(elementId: string): void;
  canTidyUp(): boolean;
  /** Arranges the diagram; one step of undo. */
  tidyUp(): Promise<void>;
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void;
  redo(): void;
  zoomBy(factor: number): void;
  fit(): void;
  setMinimap(open: boolean): void;
  destroy(): void;
}
