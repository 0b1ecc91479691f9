import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../lib/api/api-problem.ts';

/** Words a failure: the server's own text where there is one. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return t('problem.unknown');
      if (error.code === 'network') return t('problem.network');
      return error.message || t('problem.unknown');
    },
    [t],
  );
}
