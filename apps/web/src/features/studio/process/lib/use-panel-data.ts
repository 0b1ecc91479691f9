import type { BpmnEditor, ElementInfo } from '@flowhall/modeler/editor';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, client } from '../../../../lib/api/client.ts';
import { useLocalized } from '../../../../lib/localized.ts';
import { orgTreeQuery } from '../../../../lib/org/org-tree.ts';
import { queryKeys } from '../../../../lib/query-keys.ts';
import { useLanguage } from '../../../../lib/use-language.ts';
import type { ItemDraft } from '../../store/use-item-draft.ts';
import { feelVariables, formFields, sampleScope } from './form-fields.ts';
import type { Choice, PanelData } from './panel-context.ts';

const MINUTES = 60_000;

const rolesQuery = {
  queryKey: [...queryKeys.org, 'roles'],
  queryFn: () => answer(client.GET('/api/org/roles')),
  staleTime: 10 * MINUTES,
};
const postsQuery = {
  queryKey: [...queryKeys.org, 'posts'],
  queryFn: () => answer(client.GET('/api/org/posts')),
  staleTime: 10 * MINUTES,
};

/** What pickers offer of the organisation. */
export function useOrganisation(): Pick<PanelData, 'roles' | 'posts' | 'departments'> {
  const text = useLocalized();
  const roles = useQuery(rolesQuery).data?.items;
  const posts = useQuery(postsQuery).data?.items;
  const departments = useQuery(orgTreeQuery).data?.departments;
  return useMemo(() => {
    const choices = (list: typeof roles): Choice[] =>
      (list ?? []).map(({ key, name }) => ({ value: key, label: text(name) }));
    return { roles: choices(roles), posts: choices(posts), departments: choices(departments) };
  }, [roles, posts, departments, text]);
}

/** Names of the forms, and ids of the decisions, of an item. */
export function useItemParts(draft: ItemDraft): Pick<PanelData, 'forms' | 'decisions'> {
  const { files } = draft;
  return useMemo(() => {
    const all = [...files.values()];
    const forms = all.flatMap(({ path }) => /^forms\/([^/]+)\.json$/.exec(path)?.[1] ?? []);
    const decisions = all
      .filter(({ path }) => /^decisions\/.*\.dmn$/.test(path))
      .flatMap(({ text: xml }) =>
        [...(xml ?? '').matchAll(/<(?:\w+:)?decision\s[^>]*?\bid="([^"]+)"/g)].map(([, id = '']) => id),
      );
    return { forms, decisions };
  }, [files]);
}

/** Everything that the panel's fields need, for the selected element. */
export function usePanelData(
  draft: ItemDraft,
  editor: BpmnEditor | null,
  info: ElementInfo | undefined,
  version: number,
): PanelData | null {
  const lang = useLanguage();
  const organisation = useOrganisation();
  const parts = useItemParts(draft);
  const form = info?.settings.find(({ $type }) => $type === 'flow:Step')?.form;
  const [first] = parts.forms;
  const json = draft.text(`forms/${typeof form === 'string' ? form : (first ?? '')}.json`);
  const steps = useMemo(() => editor?.steps() ?? [], [editor, version]);
  const fields = useMemo(() => formFields(json, lang), [json, lang]);
  const ids = useMemo(() => steps.filter(({ type }) => type === 'bpmn:UserTask').map(({ id }) => id), [steps]);
  const variables = useMemo(() => feelVariables(fields, ids), [fields, ids]);
  const sample = useMemo(() => sampleScope(fields, ids), [fields, ids]);
  if (!editor || !info) return null;
  return { editor, info, readOnly: draft.readOnly, steps, fields, variables, sample, ...parts, ...organisation };
}
