import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type ValueSchema, valueText } from './value-text.ts';

/** Form values as one line of text in the reader's language. */
export function useValueText(): (value: unknown, schema?: ValueSchema) => string {
  const { t } = useTranslation(['instances', 'common']);
  return useCallback(
    (value, schema) =>
      valueText(
        value,
        {
          nothing: t('history.nothing'),
          yes: t('history.yes'),
          no: t('history.no'),
          separator: t('common:peopleSeparator'),
          files: (count) => t('history.files', { count }),
          rows: (count) => t('history.rows', { count }),
        },
        schema,
      ),
    [t],
  );
}
