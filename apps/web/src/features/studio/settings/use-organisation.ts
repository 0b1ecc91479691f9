import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, client } from '../../../lib/api/client.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { orgTreeQuery } from '../../../lib/org/org-tree.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

export interface DepartmentNode {
  readonly value: string;
  readonly title: string;
  readonly children: DepartmentNode[];
}

const STALE_MS = 10 * 60_000;

/** Departments as a tree, roles and posts as choices, all by key. */
export function useOrganisation() {
  const text = useLocalized();
  const tree = useQuery(orgTreeQuery);
  const roles = useQuery({
    queryKey: [...queryKeys.org, 'roles'],
    queryFn: ({ signal }) => answer(client.GET('/api/org/roles', { signal })),
    staleTime: STALE_MS,
  });
  const posts = useQuery({
    queryKey: [...queryKeys.org, 'posts'],
    queryFn: ({ signal }) => answer(client.GET('/api/org/posts', { signal })),
    staleTime: STALE_MS,
  });
  const departmentTree = useMemo(() => {
    const nodes = new Map<string, DepartmentNode>();
    const roots: DepartmentNode[] = [];
    for (const { id, key, name, parentId } of tree.data?.departments ?? []) {
      const node = { value: key, title: text(name), children: [] };
      nodes.set(id, node);
      const above = parentId === null ? undefined : nodes.get(parentId);
      (above?.children ?? roots).push(node);
    }
    return roots;
  }, [tree.data, text]);
  const named = (items: readonly { key: string; name: { zh: string; en: string } }[] | undefined) =>
    (items ?? []).map(({ key, name }) => ({ value: key, label: text(name) }));
  return { departmentTree, roles: named(roles.data?.items), posts: named(posts.data?.items) };
}
