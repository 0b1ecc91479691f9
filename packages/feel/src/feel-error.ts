/** A FEEL expression cannot be read, or its value is of another kind than is asked for. Shows no business data. */
export class FeelError extends Error {
  override readonly name = 'FeelError';
  readonly expression: string;
  /** What is wrong with it. */
  readonly reason: string;
  /** Where it is wrong, from 0; absent when the fault lies in the value. */
  readonly position?: number;

  constructor(expression: string, reason: string, position?: number) {
    super(`${reason} (expression: ${expression})`);
    this.expression = expression;
    this.reason = reason;
    if (position !== undefined) this.position = position;
  }
}
