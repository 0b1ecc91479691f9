import type { DeployItemDraftBody, DraftLock, ItemDraftView, SaveItemDraftBody } from '@flowhall/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { versionsQuery } from './versions.ts';

const of = (id: string) => ({ params: { path: { id } } });

export const loadDraft = (id: string, signal?: AbortSignal): Promise<ItemDraftView> =>
  answer(client.GET('/api/studio/drafts/{id}', { ...of(id), ...(signal && { signal }) }));

/** The draft as the server has it; asked for now and then, to notice who has it in hand. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'draft', id],
    queryFn: ({ signal }): Promise<ItemDraftView> => loadDraft(id, signal),
    refetchInterval: 60_000,
    // What is on the page is newer than anything that was kept from before.
    gcTime: 0,
  });

export const saveDraft = (id: string, body: SaveItemDraftBody) =>
  answer(client.PUT('/api/studio/drafts/{id}/files', { ...of(id), body }));

export const lockDraft = (id: string, takeOver: boolean): Promise<DraftLock> =>
  answer(client.POST('/api/studio/drafts/{id}/lock', { ...of(id), body: { takeOver } }));

export const unlockDraft = (id: string) => client.DELETE('/api/studio/drafts/{id}/lock', of(id));

export const validateDraft = (id: string) => answer(client.POST('/api/studio/drafts/{id}/validate', of(id)));

/** Runs the scenarios of the draft. */
export const runScenarios = (id: string) => answer(client.POST('/api/studio/drafts/{id}/scenarios', of(id)));

/** What deploying a draft means for applications that run. */
export const effectQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'effect', id, revision],
    queryFn: ({ signal }) => answer(client.GET('/api/studio/drafts/{id}/effect', { ...of(id), signal })),
  });

/** Makes the draft the version that new applications use. */
export function useDeployDraft(id: string, itemKey: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: DeployItemDraftBody) =>
      answer(client.POST('/api/studio/drafts/{id}/deploy', { ...of(id), body })),
    onSuccess: () => cache.invalidateQueries(),
    // What was deployed meanwhile is shown with the refusal.
    onError: () => cache.invalidateQueries(versionsQuery(itemKey)),
  });
}
