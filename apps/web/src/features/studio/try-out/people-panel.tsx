import type { Person, TryOutView } from '@flowhall/contracts';
import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

const ACTIONS = ['withdraw', 'urge', 'cc', 'terminate'] as const;
type Action = (typeof ACTIONS)[number];

/** What people may do besides their tasks: one of them is played. */
export function PeoplePanel({ tryOut, view }: { tryOut: TryOutPlay; view: TryOutView }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [copying, setCopying] = useState(false);
  const who = view.people.find(({ person }) => person.id === chosen) ?? view.people[0];
  if (!who) return null;
  const act = (what: Action) => {
    if (what === 'cc') setCopying(true);
    else void tryOut.play({ by: who.person.id, do: what });
  };
  const copy = (people: readonly Person[]) => {
    setCopying(false);
    if (people.length > 0) {
      void tryOut.play({ by: who.person.id, do: 'cc', to: people.map((person) => person.id) });
    }
  };
  return (
    <section className={styles.besides} aria-labelledby={`${id}-besides`}>
      <h3 id={`${id}-besides`} className={styles.quiet}>
        {t('tryOut.besides')}
      </h3>
      <Select
        id={`${id}-who`}
        aria-label={t('tryOut.as')}
        className={styles.who ?? ''}
        value={who.person.id}
        onChange={setChosen}
        options={view.people.map(({ person }) => ({
          value: person.id,
          label: [person.name, person.post ?? person.department].filter(Boolean).join(' · '),
        }))}
      />
      {ACTIONS.filter((name) => who.may[name]).map((name) => (
        <Button key={name} size="small" disabled={tryOut.pending} onClick={() => act(name)}>
          {t(`tryOut.may.${name}`)}
        </Button>
      ))}
      <PeoplePicker
        open={copying}
        title={t('tryOut.copyTo')}
        multiple
        value={[]}
        onConfirm={copy}
        onCancel={() => setCopying(false)}
      />
    </section>
  );
}
