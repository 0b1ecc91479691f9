import { useCallback, useMemo, useRef, useState } from 'react';
import { beginHistory, type EditHistory, edit, formatForm, parseForm, redo, undo } from '../../designer/index.ts';
import type { FormFile } from '../../types.ts';

/** A state of the file: its text, and the form that it is; none while it is not one. */
interface Version {
  readonly text: string;
  readonly form: FormFile | undefined;
}

const versionOf = (text: string): Version => ({ text, form: parseForm(text) });

/**
 * The form behind a text, with undo over everything that changes it, here or as text. A text that came from elsewhere
 * (another tab, the server) is one more change.
 */
export function useFormText(text: string, onChange: (text: string) => void) {
  const [history, setHistory] = useState<EditHistory<Version>>(() => beginHistory(versionOf(text)));
  const latest = useRef(history);
  latest.current = history;
  const emit = useRef(onChange);
  emit.current = onChange;
  let current = history;
  if (history.present.text !== text) {
    current = edit(history, versionOf(text));
    setHistory(current);
  }
  const go = useCallback((next: EditHistory<Version>) => {
    if (next === latest.current) return;
    latest.current = next;
    setHistory(next);
    emit.current(next.present.text);
  }, []);
  const change = useCallback(
    (form: FormFile, about?: string) => go(edit(latest.current, { text: formatForm(form), form }, about ?? null)),
    [go],
  );
  const setText = useCallback((next: string) => go(edit(latest.current, versionOf(next), 'text')), [go]);
  return useMemo(
    () => ({
      form: current.present.form,
      change,
      setText,
      undo: current.past.length > 0 ? () => go(undo(latest.current)) : undefined,
      redo: current.future.length > 0 ? () => go(redo(latest.current)) : undefined,
    }),
    [current, change, setText, go],
  );
}
