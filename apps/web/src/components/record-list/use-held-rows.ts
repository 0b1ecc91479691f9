import { useEffect, useState } from 'react';
import { holdFresh } from './hold-fresh.ts';

interface Known {
  list: string;
  ids: ReadonlySet<string>;
}

/**
 * The rows of a list without those that came in above while somebody looks at it, how many these are, and a way to show
 * them. `list` names what is shown: another list begins anew.
 */
export function useHeldRows<T extends { id: string }>(rows: readonly T[], list: string) {
  const [known, setKnown] = useState<Known>({ list, ids: new Set() });
  const ids = known.list === list ? known.ids : new Set<string>();
  const { shown, fresh } = holdFresh(rows, (row) => row.id, ids);
  const all = shown.every((row) => ids.has(row.id));
  useEffect(() => {
    if (all && known.list === list) return;
    setKnown({ list, ids: new Set(shown.map((row) => row.id)) });
  }, [all, known.list, list, shown]);
  const showFresh = () => setKnown({ list, ids: new Set(rows.map((row) => row.id)) });
  return { rows: shown, fresh: fresh.length, showFresh };
}
