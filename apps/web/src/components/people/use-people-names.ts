import type { Person } from '@flowhall/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Joins names as the language does; of many people only the first are named: "张三、李四等 9 人". */
export function usePeopleNames(): (people: readonly Pick<Person, 'name'>[], limit?: number) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (people, limit = 4) => {
      const names = people.slice(0, limit).map((person) => person.name);
      const joined = names.join(t('peopleSeparator'));
      return people.length > limit ? t('peopleAndMore', { names: joined, total: people.length }) : joined;
    },
    [t],
  );
}
