import { type Environment, type FlowDef, SequenceFlow } from './library.ts';
import { runOf, type StepRun } from './step-run.ts';

/** A sequence flow with token semantics: taken or not, never "discarded". */
export class TokenFlow extends SequenceFlow {
  readonly #run: StepRun;
  readonly #target: string;

  constructor(def: FlowDef, context: { environment: Environment }) {
    super(def, context);
    this.#run = runOf(context.environment);
    this.#target = def.targetId;
  }

  override take(content?: object): void {
    if (!isHiddenFlow(this.id)) {
      this.#run.sendTo(this.#target);
      this.#run.events.push({ type: 'taken', elementId: this.id });
    }
    super.take(content);
  }

  override discard(): void {}
}

const HIDDEN = '__move:';

/** A scope's hidden flow: a token parked on it keeps the scope from completing while a move takes others away. */
export function hiddenFlowId(scopeId: string): string {
  return `${HIDDEN}${scopeId}`;
}

function isHiddenFlow(id: string): boolean {
  return id.startsWith(HIDDEN);
}
