import type { Finding } from '@flowhall/bpmn';
import type { DecisionError } from '@flowhall/dmn/decision';

/** Base of every expected failure of the engine. `code` is stable. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  readonly code: EngineErrorCode;
  readonly elementId?: string;

  constructor(code: EngineErrorCode, message: string, elementId?: string) {
    super(message);
    this.code = code;
    this.elementId = elementId;
  }
}

export type EngineErrorCode =
  | 'stale-command'
  | 'choice-required'
  | 'expression-failed'
  | 'decision-failed'
  | 'no-flow-taken'
  | 'endless-loop'
  | 'move-refused'
  | 'model-refused'
  | 'snapshot-unreadable'
  | 'start-refused'
  | 'two-tokens';

/** The process cannot be run right. */
export class ModelRefusedError extends EngineError {
  override readonly name = 'ModelRefusedError';
  /** Every reason, each naming its element. */
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    const shown = findings.slice(0, 3).map((finding) => finding.message.en);
    if (findings.length > shown.length) shown.push(`… and ${findings.length - shown.length} more.`);
    super('model-refused', `The process cannot be run: ${shown.join(' ')}`);
    this.findings = findings;
  }
}

/** Nobody waits for this command any more: somebody was faster, or the instance is over. */
export class StaleCommandError extends EngineError {
  override readonly name = 'StaleCommandError';
  readonly executionId?: string;

  constructor(message: string, executionId?: string) {
    super('stale-command', message);
    this.executionId = executionId;
  }
}

/** An outgoing flow that may be chosen. */
export interface FlowOption {
  flowId: string;
  name: string;
  target: string;
}

/** A gateway with manual branching was reached without a choice and without a default flow. */
export class ChoiceRequiredError extends EngineError {
  override readonly name = 'ChoiceRequiredError';
  readonly options: FlowOption[];

  constructor(elementId: string, options: FlowOption[]) {
    super(
      'choice-required',
      `Gateway "${elementId}" needs a choice among: ${options.map((o) => o.flowId).join(', ')}`,
      elementId,
    );
    this.options = options;
  }
}

/** A FEEL expression failed or has a value of the wrong type. */
export class ExpressionError extends EngineError {
  override readonly name = 'ExpressionError';
  readonly expression: string;

  constructor(elementId: string, expression: string, message: string) {
    super('expression-failed', `"${elementId}": ${message} (expression: ${expression})`, elementId);
    this.expression = expression;
  }
}

/** The decision of a business rule task cannot be made. */
export class DecisionFailedError extends EngineError {
  override readonly name = 'DecisionFailedError';
  /** What is wrong with which decision and which of its rules. */
  override readonly cause: DecisionError;

  constructor(elementId: string, cause: DecisionError) {
    super('decision-failed', `"${elementId}": ${cause.message}`, elementId);
    this.cause = cause;
  }
}

/** No outgoing condition holds and there is no default flow. */
export class NoFlowTakenError extends EngineError {
  override readonly name = 'NoFlowTakenError';

  constructor(elementId: string) {
    super('no-flow-taken', `No outgoing flow of "${elementId}" can be taken and it has no default flow`, elementId);
  }
}

/** The model runs in circles without ever waiting. */
export class EndlessLoopError extends EngineError {
  override readonly name = 'EndlessLoopError';
  /** The elements of the loop. */
  readonly elementIds: string[];

  constructor(elementIds: string[]) {
    super('endless-loop', `The process runs in circles without waiting: ${elementIds.join(' → ')}`, elementIds[0]);
    this.elementIds = elementIds;
  }
}

/** A BPMN error: process data for boundary events, not a failure of the step. Thrown by script hosts only. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError';
  readonly code: string;

  constructor(code: string) {
    super(`BPMN error ${code}`);
    this.code = code;
  }
}
