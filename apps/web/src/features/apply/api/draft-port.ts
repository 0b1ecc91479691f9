import { answer, client } from '../../../lib/api/client.ts';
import type { DraftPort } from '../autosave.ts';

/** Saves drafts of a service through the API. */
export const draftPort = (itemKey: string): DraftPort => ({
  create: (form) => answer(client.POST('/api/drafts', { body: { itemKey, form } })),
  save: ({ id, version }, form) =>
    answer(client.PUT('/api/drafts/{id}', { params: { path: { id } }, body: { form, version } })),
});
