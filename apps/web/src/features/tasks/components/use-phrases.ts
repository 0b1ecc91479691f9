import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** 常用语 of people who handle applications. */
export function usePhrases(): readonly string[] {
  const { t } = useTranslation('tasks');
  return useMemo(
    () => [
      t('opinion.phrase.agree'),
      t('opinion.phrase.verified'),
      t('opinion.phrase.rules'),
      t('opinion.phrase.incomplete'),
      t('opinion.phrase.noted'),
    ],
    [t],
  );
}
