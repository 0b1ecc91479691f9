import type { ApprovalError } from '@flowhall/approval';
import { ApiError } from '../../errors.ts';
import type { LoadedInstance } from './instance-state.repository.ts';

/** The process could not go on; the action has had no effect. `reason` is for administrators. */
export class ProcessFailure extends ApiError {
  readonly reason: string;
  /** Logs print an error's properties: people's data must not be among them. */
  readonly #instance: LoadedInstance | null;

  constructor(instance: LoadedInstance | null, cause: ApprovalError) {
    super('process-failed', { cause });
    this.#instance = instance;
    this.reason = String(cause.params.reason ?? cause.message);
  }

  /** Null while applying: there is no instance. */
  get instance(): LoadedInstance | null {
    return this.#instance;
  }
}
