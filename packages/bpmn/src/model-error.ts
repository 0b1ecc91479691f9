/** The XML cannot be read as a BPMN model. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: 'model-unreadable' | 'model-too-large' | 'model-forbidden-markup';
  /** Line in the XML, counted from 1, where known. */
  readonly line?: number;
  readonly elementId?: string;

  constructor(code: ModelError['code'], message: string, at: { line?: number; elementId?: string } = {}) {
    super(message);
    this.code = code;
    this.line = at.line;
    this.elementId = at.elementId;
  }
}
