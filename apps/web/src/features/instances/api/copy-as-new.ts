import type { DraftView } from '@flowhall/contracts';
import type { JsonSchema } from '@flowhall/forms';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { instanceQuery } from './get-instance.ts';

interface Copied {
  id: string;
  itemKey: string;
}

/** Begins a draft with the values of an old application. Refused when the caller may no longer start the service. */
export function useCopyAsNew() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, itemKey }: Copied): Promise<DraftView> => {
      const [old, item, { copyableValues }] = await Promise.all([
        cache.fetchQuery(instanceQuery(id)),
        answer(client.GET('/api/items/{key}', { params: { path: { key: itemKey } } })),
        import('../lib/copyable-values.ts'),
      ]);
      const schema: JsonSchema = item.form.schema;
      const form = { ...item.initial, ...copyableValues(schema, old.data) };
      return answer(client.POST('/api/drafts', { body: { itemKey, form } }));
    },
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.drafts }),
        cache.invalidateQueries({ queryKey: queryKeys.counts }),
      ]),
  });
}
