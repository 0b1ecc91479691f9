import type { SheetVerification } from '@flowhall/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { answer, client } from '../../../lib/api/client.ts';

/** What is known about a printed sheet; null when nobody has issued one under this code. */
export const sheetQuery = (code: string, file?: string) =>
  queryOptions({
    queryKey: ['verify', code, file ?? null] as const,
    queryFn: async ({ signal }): Promise<SheetVerification | null> => {
      try {
        const params = { path: { code }, query: file ? { file } : {} };
        return await answer(client.GET('/api/verify/{code}', { params, signal }));
      } catch (error) {
        if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return null;
        throw error;
      }
    },
    // What is shown is what was asked for; it does not change behind the reader's back.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
