import { parseBpmn } from '@flowhall/bpmn';
import { formatForm } from '@flowhall/forms/designer';
import { useEffect, useRef } from 'react';
import type { ItemDraft } from '../../store/use-item-draft.ts';
import { type FormStep, followSteps, type KeptRights } from './follow-steps.ts';
import { readForm } from './read-form.ts';

/** Keeps the permissions of the forms in line with the steps that are drawn. */
export function useFollowSteps(draft: ItemDraft, xml: string | null): void {
  const latest = useRef(draft);
  const known = useRef<readonly FormStep[] | null>(null);
  const kept = useRef<KeptRights>(new Map());
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    let isCurrent = true;
    void readSteps(xml).then((after) => {
      if (!isCurrent || !after) return;
      const before = known.current;
      known.current = after;
      if (!before || latest.current.readOnly) return;
      for (const { path, text } of latest.current.below('forms/')) {
        const form = readForm(text ?? null);
        const name = path.slice('forms/'.length, -'.json'.length);
        const next = form && followSteps(form, name, { before, after, kept: kept.current });
        if (next && next !== form) latest.current.change(path, formatForm(next));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [xml]);
}

/** Null when the file cannot be read. */
async function readSteps(xml: string | null): Promise<readonly FormStep[] | null> {
  const parsed = xml === null ? null : await parseBpmn(xml).catch(() => null);
  if (!parsed) return null;
  return parsed.model.nodes
    .filter(({ type }) => type === 'bpmn:UserTask')
    .map(({ id, step }) => ({ id, kind: step?.kind ?? '', form: step?.form }));
}
