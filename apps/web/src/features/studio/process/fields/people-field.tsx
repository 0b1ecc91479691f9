import { UserAddOutlined, WarningOutlined } from '@ant-design/icons';
import type { PickedPerson } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PersonTag } from '../../../../components/people/person-tag.tsx';
import { PeoplePicker } from '../../../../components/people-picker/people-picker.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { pickedUsernames } from '../lib/picked-usernames.ts';
import { useWords } from '../lib/use-words.ts';
import { usersQuery } from '../lib/users-query.ts';
import styles from './fields.module.css';

export interface PeopleFieldProps {
  label: string;
  /** User names, as the file has them. */
  value: readonly string[];
  onChange: (usernames: readonly string[]) => void;
}

/** People of the organisation, shown by name and department; the file keeps their user names. */
export function PeopleField({ label, value, onChange }: PeopleFieldProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const [open, setOpen] = useState(false);
  const { data: known, isPending } = useQuery({ ...usersQuery(value), enabled: value.length > 0 });
  const found = (username: string) => known?.find((person) => person.username === username);
  const people = value.flatMap((username): readonly PickedPerson[] =>
    [found(username)].filter((person) => person !== undefined),
  );
  const remove = (username: string) => onChange(value.filter((other) => other !== username));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own
    <div role="group" aria-label={label}>
      <ul className={styles.people}>
        {value.map((username) => {
          const person = found(username);
          const onRemove = readOnly ? {} : { onRemove: () => remove(username) };
          if (person)
            return (
              <li key={username}>
                <PersonTag person={person} {...onRemove} />
              </li>
            );
          const nobody = {
            id: username,
            name: username,
            department: isPending ? null : words.people.unknown,
            post: null,
          };
          return (
            <li key={username} data-unknown={!isPending}>
              {!isPending && <WarningOutlined aria-hidden="true" />}
              <PersonTag person={nobody} {...onRemove} />
            </li>
          );
        })}
        {!readOnly && (
          <li>
            <Button size="small" icon={<UserAddOutlined />} onClick={() => setOpen(true)}>
              {words.people.pick}
            </Button>
          </li>
        )}
      </ul>
      <PeoplePicker
        multiple
        open={open}
        title={label}
        value={people}
        onConfirm={(picked) => {
          onChange(pickedUsernames(value, people, picked));
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      />
    </div>
  );
}
