import type { PickedPerson } from '@flowhall/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type PeopleFilter, peopleQuery } from '../../lib/org/find-people.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './people-picker.module.css';

export interface PeopleListProps {
  filter: PeopleFilter;
  multiple: boolean;
  excluded: readonly string[];
  picked: readonly PickedPerson[];
  onToggle: (person: PickedPerson) => void;
}

/** People to tick. */
export function PeopleList({ filter, multiple, excluded, picked, onToggle }: PeopleListProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const list = useInfiniteQuery({ ...peopleQuery(filter), placeholderData: keepPreviousData });
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  const people = list.data.pages.flatMap((page) => page.items);
  if (people.length === 0) return <p className={styles.empty}>{t(filter.q ? 'noneFound' : 'emptyDepartment')}</p>;
  const Box = multiple ? Checkbox : Radio;
  return (
    <ul className={list.isPlaceholderData ? styles.stale : undefined}>
      {people.map((person) => (
        <li key={person.id}>
          <Box
            className={styles.person ?? ''}
            checked={picked.some((other) => other.id === person.id)}
            disabled={excluded.includes(person.id)}
            onChange={() => onToggle(person)}
          >
            {person.name}
            <span className={styles.where}>{[person.department, person.post].filter(Boolean).join(' · ')}</span>
          </Box>
        </li>
      ))}
      {list.hasNextPage && (
        <li>
          <Button type="text" block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common('more')}
          </Button>
        </li>
      )}
    </ul>
  );
}
