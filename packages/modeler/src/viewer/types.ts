/** What became of a step: behind, waiting, sent back, cut off, or expected. */
export type ElementState = 'done' | 'current' | 'returned' | 'terminated' | 'forecast';

export interface ViewerElement {
  /** Id of the flow node in the model. */
  elementId: string;
  state: ElementState;
  /** Who, on one short line. Shown under steps that wait, read out with every marked step. */
  caption?: string;
}

/** What changes while an application runs; the drawing itself stays. */
export interface DiagramState {
  elements: readonly ViewerElement[];
  /** Ids of the sequence flows that were taken. */
  flows: readonly string[];
}

/** Every word that the viewer shows or reads out. */
export interface ViewerLabels {
  /** Accessible name of the drawing. */
  diagram: string;
  zoomIn: string;
  zoomOut: string;
  fit: string;
  states: Readonly<Record<ElementState, string>>;
}

/** CSS colours. The state colours are those of tags and lists, so that one state looks the same everywhere. */
export interface ViewerColors {
  /** Inside of shapes, and of the page behind captions. */
  surface: string;
  /** Lines and words of what has no state. */
  line: string;
  text: string;
  states: Readonly<Record<ElementState, string>>;
}

/** A marked step under the pointer, with keyboard focus or tapped. */
export interface ViewerSelection {
  elementId: string;
  name: string;
  state: ElementState;
  /** Tapped or clicked: stays until something else is; otherwise it ends with the hover. */
  pinned: boolean;
  /** Place of the shape in CSS pixels from the top left corner of the host element. */
  anchor: { left: number; top: number; width: number; height: number };
}

export interface ViewerOptions extends DiagramState {
  /** BPMN 2.0 XML with diagram interchange. */
  xml: string;
  /** Language of the names in the drawing, where the model carries several. */
  lang: string;
  labels: ViewerLabels;
  colors: ViewerColors;
  /** Called with null when nothing is selected any more. */
  onSelect?: (selection: ViewerSelection | null) => void;
}

export interface DiagramViewer {
  /** Shows another state of the same model, without moving the view. */
  setState(state: DiagramState): void;
  setColors(colors: ViewerColors): void;
  /** Shows the whole drawing. */
  fit(): void;
  /** Multiplies the scale, around the middle of the view. */
  zoomBy(factor: number): void;
  /** Ends a pinned selection. */
  clearSelection(): void;
  destroy(): void;
}
