import { UserAddOutlined } from '@ant-design/icons';
import type { Person } from '@flowhall/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonTag } from '../people/person-tag.tsx';
import { PeoplePicker } from '../people-picker/people-picker.tsx';
import styles from './submit-dialog.module.css';

export interface AnybodySelectProps {
  title: string;
  many: boolean;
  value: readonly Person[];
  onChange: (people: readonly Person[]) => void;
}

/** People picked in the organisation tree. */
export function AnybodySelect({ title, many, value, onChange }: AnybodySelectProps) {
  const { t } = useTranslation('submit');
  const [open, setOpen] = useState(false);
  return (
    <>
      <ul className={styles.people}>
        {value.map((person) => (
          <li key={person.id}>
            <PersonTag person={person} onRemove={() => onChange(value.filter((other) => other.id !== person.id))} />
          </li>
        ))}
        <li>
          <Button icon={<UserAddOutlined />} onClick={() => setOpen(true)}>
            {t(many ? 'assignee.add' : 'assignee.choose')}
          </Button>
        </li>
      </ul>
      <PeoplePicker
        open={open}
        title={title}
        multiple={many}
        value={value}
        onConfirm={(people) => {
          onChange(people);
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    </>
  );
}
