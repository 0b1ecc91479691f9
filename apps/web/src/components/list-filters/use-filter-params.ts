import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters of a list, kept in the address: a reload, a link and "back" show the same list. */
export function useFilterParams() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | undefined>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { params, change };
}
