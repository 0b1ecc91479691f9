import type { FormFile } from '../types.ts';
import { type FieldRef, refKey } from './field-ref.ts';
import { permissionOf, permissionRows } from './set-permission.ts';

/** Which steps fill in a field and which only see it, in the order of the steps that were given. */
export interface FieldFlow {
  readonly ref: FieldRef;
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** `never-written`: nobody can fill it in; `read-first`: somebody sees it before anybody can have filled it in. */
  readonly problem: 'never-written' | 'read-first' | null;
}

/**
 * How data goes from step to step. `steps` are the ids of the steps that use this form, in the order of the process;
 * `elsewhere` the fields that other forms of the item fill in.
 */
export function dataFlow(form: FormFile, steps: readonly string[], elsewhere: ReadonlySet<string> = NONE): FieldFlow[] {
  return permissionRows(form).map((ref) => {
    const at = (right: 'write' | 'read') => steps.filter((step) => permissionOf(form, step, ref) === right);
    const [writes, reads] = [at('write'), at('read')];
    return { ref, writes, reads, problem: elsewhere.has(ref.name) ? null : problemOf(form, ref, steps, writes, reads) };
  });
}

const NONE: ReadonlySet<string> = new Set();

function problemOf(
  form: FormFile,
  ref: FieldRef,
  steps: readonly string[],
  writes: readonly string[],
  reads: readonly string[],
): FieldFlow['problem'] {
  const isOwn = Object.hasOwn(form.computed ?? {}, refKey(ref)) || form.schema.properties?.[ref.name]?.type === 'null';
  if (isOwn || steps.length === 0) return null;
  const [first] = writes;
  if (first === undefined) return 'never-written';
  const early = reads.some((step) => steps.indexOf(step) < steps.indexOf(first));
  return early ? 'read-first' : null;
}

export const flowOf = (flows: readonly FieldFlow[], ref: FieldRef): FieldFlow | undefined =>
  flows.find((flow) => refKey(flow.ref) === refKey(ref));
