import type { BeginTryOutBody, SubmitOptions, TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

const of = (id: string) => ({ params: { path: { id } } });

export type ActBody = Extract<TryOutEntryBody, { do: unknown }>;

/** The form with which an application of the draft begins. */
export const startFormQuery = (draftId: string, revision: number, language: string) =>
  queryOptions({
    queryKey: [...queryKeys.studio, 'try-out-form', draftId, revision, language],
    queryFn: ({ signal }) => answer(client.GET('/api/studio/drafts/{id}/try-out-form', { ...of(draftId), signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const startOptions = (
  draftId: string,
  body: Pick<BeginTryOutBody, 'at' | 'by' | 'form'>,
): Promise<SubmitOptions> => answer(client.POST('/api/studio/drafts/{id}/try-out-options', { ...of(draftId), body }));

export const beginTryOut = (draftId: string, body: BeginTryOutBody): Promise<TryOutView> =>
  answer(client.POST('/api/studio/drafts/{id}/try-outs', { ...of(draftId), body }));

export const playTryOut = (id: string, body: TryOutEntryBody): Promise<TryOutView> =>
  answer(client.POST('/api/studio/try-outs/{id}/actions', { ...of(id), body }));

export const undoTryOut = (id: string): Promise<TryOutView> =>
  answer(client.POST('/api/studio/try-outs/{id}/undo', of(id)));

export const actOptions = (id: string, body: ActBody): Promise<SubmitOptions> =>
  answer(client.POST('/api/studio/try-outs/{id}/options', { ...of(id), body }));

export const tryOutScenario = (id: string, name: string) =>
  answer(client.GET('/api/studio/try-outs/{id}/scenario', { params: { path: { id }, query: { name } } }));
