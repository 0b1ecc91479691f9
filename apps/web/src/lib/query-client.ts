import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/api-problem.ts';

const retryTransient = (failures: number, error: unknown) =>
  failures < 2 && error instanceof ApiProblem && error.transient;

/** Answers stay fresh for half a minute; live changes make them stale earlier. Only lost connections are retried. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: retryTransient },
    mutations: { retry: retryTransient, networkMode: 'always' },
  },
});
