import type { Person } from '@flowhall/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '../../lib/org/find-people.ts';
import { usePerson } from '../../lib/org/find-person.ts';
import styles from './list-toolbar.module.css';

export interface PersonFilterProps {
  label: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

const lineOf = ({ department, post }: Person): string => [department, post].filter(Boolean).join(' · ');

/** One person, searched by name while one types. */
export function PersonFilter({ label, value, onChange }: PersonFilterProps) {
  const { t } = useTranslation('lists');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({ ...peopleQuery({ q }), enabled: q !== '' });
  const chosen = usePerson(value);
  const people = q === '' ? [] : (found.data?.pages.flatMap((page) => page.items) ?? []);
  const others = people.filter((person) => person.id !== chosen?.id);
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={t('personHint')}
      notFoundContent={q === '' ? t('personHint') : found.isFetching ? t('searching') : t('nobody')}
      value={value ?? null}
      onChange={(id) => {
        onChange(id ?? undefined);
        setTyped('');
      }}
      options={[...(chosen ? [chosen] : []), ...others].map((person) => ({
        value: person.id,
        label: person.name,
        person,
      }))}
      optionRender={({ data }) => (
        <>
          {data.person.name} <span className={styles.personLine}>{lineOf(data.person)}</span>
        </>
      )}
    />
  );
}
