/** The XML cannot be read as a model. */
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

/**
 * What a moddle parser threw, as a ModelError.
 *
 * @param format what the file should have been, such as `BPMN 2.0`
 */
export function asModelError(error: unknown, format: string): ModelError {
  if (error instanceof ModelError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const line = /line:\s*(\d+)/.exec(message)?.[1];
  // moddle counts lines from 0
  return new ModelError('model-unreadable', `This is no readable ${format} file: ${message.split('\n')[0]}`, {
    ...(line !== undefined && { line: Number(line) + 1 }),
  });
}
