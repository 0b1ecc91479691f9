import { useMutation } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

/** Where an application with these values would go; refuses a form with errors and names them. */
export function useItemOptions(itemKey: string) {
  return useMutation({
    mutationFn: (form: Record<string, unknown>) =>
      answer(client.POST('/api/items/{key}/options', { params: { path: { key: itemKey } }, body: { form } })),
  });
}
