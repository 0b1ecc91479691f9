import { useEffect, useState } from 'react';
import type { FormPerson } from '../ports.ts';
import { useFlowForm } from './flow-form-context.ts';

/** Names for ids, fetched once; an id that nobody knows stays without a name. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, FormPerson> {
  const { ports } = useFlowForm();
  const [known, setKnown] = useState<ReadonlyMap<string, FormPerson>>(new Map());
  const missing = ids.filter((id) => !known.has(id)).join(' ');
  const find = ports.people;
  useEffect(() => {
    if (missing === '') return;
    const abort = new AbortController();
    find(missing.split(' '), abort.signal).then(
      (people) => {
        if (!abort.signal.aborted) setKnown((all) => new Map([...all, ...people.map((one) => [one.id, one] as const)]));
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [missing, find]);
  return known;
}
