import { useEffect, useState } from 'react';
import type { StepForm } from '../../types.ts';

type FeelRuntime = typeof import('./feel-runtime.ts');

let loading: Promise<FeelRuntime> | undefined;

/** The FEEL interpreter, fetched once per page. */
export function loadFeel(): Promise<FeelRuntime> {
  loading ??= import('./feel-runtime.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

type Rules = Pick<StepForm, 'checks' | 'computed' | 'show' | 'require'>;

export function needsFeel({ checks, computed, show, require }: Rules): boolean {
  return checks.length > 0 || [computed, show, require].some((rules) => Object.keys(rules ?? {}).length > 0);
}

/** The interpreter when the form needs it and it is there. Without it the server still applies every rule. */
export function useFeel(form: Rules): FeelRuntime | undefined {
  const [feel, setFeel] = useState<FeelRuntime>();
  const needed = needsFeel(form);
  useEffect(() => {
    if (!needed) return;
    let current = true;
    loadFeel().then(
      (runtime) => {
        if (current) setFeel(runtime);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [needed]);
  return needed ? feel : undefined;
}
