import dayjs from 'dayjs';
import { useMemo } from 'react';
import type { FormData, StepForm } from '../../types.ts';
import type { loadFeel } from './use-feel.ts';

type Feel = Awaited<ReturnType<typeof loadFeel>>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Fields that are not there with this value, and those that must be filled in. Until the rules are loaded fields with a
 * condition are not there; a designer sees them all.
 */
export function useRules(
  form: StepForm,
  value: FormData,
  feel: Feel | undefined,
  { today: given, frame }: { today?: string | undefined; frame?: unknown },
): { absent: ReadonlySet<string>; needed: ReadonlySet<string> } {
  const today = given ?? dayjs().format('YYYY-MM-DD');
  const absent = useMemo(() => {
    if (!form.show || frame) return NONE;
    return feel ? feel.absentFields(form, value, { today }) : new Set(Object.keys(form.show));
  }, [form, value, feel, today, frame]);
  const needed = useMemo(
    () => (form.require && feel ? feel.neededFields(form, value, today) : NONE),
    [form, value, feel, today],
  );
  // The same names are the same set: what is drawn depends on it, and changes with few of the keys that are typed.
  return { absent: useStable(absent), needed: useStable(needed) };
}

function useStable(names: ReadonlySet<string>): ReadonlySet<string> {
  const key = [...names].join(' ');
  return useMemo(() => new Set(key === '' ? [] : key.split(' ')), [key]);
}
