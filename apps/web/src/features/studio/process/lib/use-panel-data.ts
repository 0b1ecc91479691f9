import type { BpmnEditor, ElementInfo } from '@flowhall/modeler/editor';
import { useMemo } from 'react';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useOrganisation } from '../../settings/use-organisation.ts';
import type { ItemDraft } from '../../store/use-item-draft.ts';
import { feelVariables, formFields, sampleScope } from './form-fields.ts';
import type { PanelData } from './panel-context.ts';

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
  const { departmentTree, roles, posts } = useOrganisation();
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
  return {
    editor,
    info,
    readOnly: draft.readOnly,
    steps,
    fields,
    variables,
    sample,
    ...parts,
    departments: departmentTree,
    roles,
    posts,
  };
}
