import { useEffect, useState } from 'react';
import type { FormDepartment } from '../ports.ts';
import { useFlowForm } from './flow-form-context.ts';

/** The departments, parents before children; empty until they are there. */
export function useDepartments(): readonly FormDepartment[] {
  const { ports } = useFlowForm();
  const [departments, setDepartments] = useState<readonly FormDepartment[]>([]);
  const find = ports.departmentTree;
  useEffect(() => {
    const abort = new AbortController();
    find(abort.signal).then(
      (found) => {
        if (!abort.signal.aborted) setDepartments(found);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [find]);
  return departments;
}
