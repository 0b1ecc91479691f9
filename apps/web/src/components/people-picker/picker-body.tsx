import { SearchOutlined } from '@ant-design/icons';
import type { PickedPerson } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orgTreeQuery } from '../../lib/org/org-tree.ts';
import { useCurrentUser } from '../../lib/session/session.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { PersonTag } from '../people/person-tag.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { DepartmentSteps } from './department-steps.tsx';
import { DepartmentTree } from './department-tree.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './people-picker.module.css';

export interface PickerBodyProps {
  multiple: boolean;
  excluded: readonly string[];
  picked: readonly PickedPerson[];
  onChange: (picked: readonly PickedPerson[]) => void;
}

/** The picker's contents; a search goes over the whole organisation. */
export function PickerBody({ multiple, excluded, picked, onChange }: PickerBodyProps) {
  const { t } = useTranslation('people');
  const isPhone = useIsPhone();
  const { memberships } = useCurrentUser();
  const tree = useQuery(orgTreeQuery);
  const home = memberships.find((membership) => membership.main) ?? memberships[0];
  const [departmentId, setDepartmentId] = useState(home?.departmentId ?? null);
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());

  const toggle = (person: PickedPerson) => {
    const without = picked.filter((other) => other.id !== person.id);
    if (without.length < picked.length) onChange(without);
    else onChange(multiple ? [...picked, person] : [person]);
  };
  if (tree.isError) return <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />;
  if (tree.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;

  const { departments } = tree.data;
  const shown = departments.some(({ id }) => id === departmentId) ? departmentId : (departments[0]?.id ?? null);
  const filter = words ? { q: words } : shown ? { departmentId: shown } : {};
  const list = <PeopleList filter={filter} multiple={multiple} excluded={excluded} picked={picked} onToggle={toggle} />;
  const navigation = isPhone ? (
    <DepartmentSteps departments={departments} selected={shown} onSelect={setDepartmentId} />
  ) : (
    <DepartmentTree departments={departments} selected={shown} onSelect={setDepartmentId} />
  );
  return (
    <div className={styles.picker}>
      <Input
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={words ? styles.results : styles.columns}>
        {!words && (
          <nav className={styles.departments} aria-label={t('departments')}>
            {navigation}
          </nav>
        )}
        <div className={styles.list}>{list}</div>
      </div>
      {multiple && picked.length > 0 && (
        <ul className={styles.picked} aria-label={t('pickedLabel')}>
          {picked.map((person) => (
            <li key={person.id}>
              <PersonTag person={person} onRemove={() => toggle(person)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
