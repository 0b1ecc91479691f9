import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const SHOWN = 3;

/** Names on one line; of many, the first and how many they are. */
export function usePeopleText(): (people: readonly (string | { name: string })[]) => string {
  const { t } = useTranslation(['instances', 'common']);
  return useCallback(
    (people) => {
      const names = people.map((person) => (typeof person === 'string' ? person : person.name));
      const separator = t('common:peopleSeparator');
      if (names.length <= SHOWN) return names.join(separator);
      return `${names.slice(0, SHOWN).join(separator)} ${t('andMore', { count: names.length })}`;
    },
    [t],
  );
}
