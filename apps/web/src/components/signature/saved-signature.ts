import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../lib/api/client.ts';
import { dataUrlOf } from './data-url.ts';

/** The own stored signature as a data URL; null when there is none. */
export const savedSignatureQuery = queryOptions({
  queryKey: ['me', 'signature'],
  queryFn: async ({ signal }) => (await answer(client.GET('/api/me/signature', { signal }))).image,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Stores a signature, or forgets it. */
export function useSaveSignature() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (image: Blob | null) => {
      const url = image && (await dataUrlOf(image));
      if (url) await answer(client.PUT('/api/me/signature', { body: { image: url } }));
      else await answer(client.DELETE('/api/me/signature'));
      return url;
    },
    onSuccess: (url) => cache.setQueryData(savedSignatureQuery.queryKey, url),
  });
}
