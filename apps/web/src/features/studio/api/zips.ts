import type { ItemDraftView } from '@flowhall/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '../../../lib/api/client.ts';
import { downloadFile } from '../../../lib/api/download.ts';
import { queryKeys } from '../../../lib/query-keys.ts';

/** Begins a draft with the folder of an item in a zip. */
export function useImportItem() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (file: File): Promise<ItemDraftView> => {
      const body = new FormData();
      body.append('file', file);
      const response = await http(
        new Request(new URL('/api/studio/import', window.location.origin), { method: 'POST', body }),
      );
      const draft: ItemDraftView = await response.json();
      return draft;
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.studio }),
  });
}

/** Saves the folder of a draft as a zip. */
export const downloadDraft = (id: string, itemKey: string): Promise<void> =>
  downloadFile(`/api/studio/drafts/${encodeURIComponent(id)}/export`, `${itemKey}.zip`);

/** Saves the folder of a version as a zip. */
export const downloadVersion = (id: string, itemKey: string, version: number): Promise<void> =>
  downloadFile(`/api/studio/versions/${encodeURIComponent(id)}/export`, `${itemKey}-${version}.zip`);
