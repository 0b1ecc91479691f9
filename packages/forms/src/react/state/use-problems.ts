import type { ValidatorType } from '@rjsf/utils';
import dayjs from 'dayjs';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { isRecord, jsonEqual, pointerSegments } from '../../json.ts';
import type { FormData, FormError } from '../../types.ts';
import type { FlowFormProps } from '../flow-form.tsx';
import { schemaProblems } from './form-problems.ts';
import { loadFeel, needsFeel } from './use-feel.ts';
import type { Touched } from './use-touched.ts';

type Feel = Awaited<ReturnType<typeof loadFeel>>;

interface Problems {
  /** Everything wrong with the value. */
  errors: FormError[];
  /** What the user is to see now. */
  visible: FormError[];
  /** Everything wrong with the value, once the rules are there. */
  check: () => Promise<FormError[]>;
}

/** Validates the value as it changes, and applies computed fields to a value that came from outside. */
export function useProblems(
  props: FlowFormProps & { validator: ValidatorType },
  feel: Feel | undefined,
  touched: Touched,
): Problems {
  const { form, value, validator, lang, onChange } = props;
  const today = props.today ?? dayjs().format('YYYY-MM-DD');
  const find = useCallback(
    (data: FormData, runtime: Feel | undefined) => {
      const found = schemaProblems(form, validator, data, lang);
      return runtime ? runtime.applyRules(form, data, found, { lang, today }) : found;
    },
    [form, validator, lang, today],
  );
  const settled = useDeferredValue(value);
  const errors = useMemo(() => find(settled, feel), [find, settled, feel]);
  const fromServer = useServerErrors(props.errors, value);
  const visible = useMemo(() => {
    const own = errors.filter(touched.shows);
    return [...own, ...fromServer.filter(({ pointer }) => !own.some((error) => error.pointer === pointer))];
  }, [errors, touched, fromServer]);

  useEffect(() => {
    if (!feel) return;
    const complete = feel.withComputed(form, value, { today });
    if (!jsonEqual(complete, value)) onChange?.(complete);
  }, [feel, form, value, today, onChange]);

  const check = useCallback(async () => {
    const runtime = needsFeel(form) ? await loadFeel().catch(() => undefined) : undefined;
    const complete = runtime ? runtime.withComputed(form, value, { today }) : value;
    return find(complete, runtime);
  }, [find, form, value, today]);

  return { errors, visible, check };
}

/** The server's errors whose values are still as the server saw them. */
function useServerErrors(errors: readonly FormError[] | undefined, value: FormData): readonly FormError[] {
  const latest = useRef(value);
  latest.current = value;
  const [seen, setSeen] = useState<{ errors: readonly FormError[]; value: FormData }>();
  useEffect(() => setSeen(errors ? { errors, value: latest.current } : undefined), [errors]);
  return useMemo(
    () => seen?.errors.filter(({ pointer }) => jsonEqual(valueAt(seen.value, pointer), valueAt(value, pointer))) ?? [],
    [seen, value],
  );
}

function valueAt(data: unknown, pointer: string): unknown {
  return pointerSegments(pointer).reduce<unknown>((node, segment) => {
    if (Array.isArray(node)) return node[Number(segment)];
    return isRecord(node) ? node[segment] : undefined;
  }, data);
}
