import type { TryOutView } from '@flowhall/contracts';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { CalledTag } from './called-tag.tsx';
import { isFit, isJsonObject, JsonField, parsedJson } from './json-field.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

type Waiting = TryOutView['events'][number];

/** Something that waits for a message or a signal: it arrives, with what it brings. */
export function EventPanel({ tryOut, view, event }: { tryOut: TryOutPlay; view: TryOutView; event: Waiting }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [text, setText] = useState('');
  const [key, setKey] = useState(event.key ?? '');
  const isMessage = event.kind === 'message';
  const arrive = () => {
    const value = parsedJson(text);
    const variables = isJsonObject(value) ? { variables: value } : {};
    const addressed = key === '' ? {} : { key };
    void tryOut.play(
      isMessage ? { message: event.event, ...addressed, ...variables } : { signal: event.event, ...variables },
    );
  };
  return (
    <section className={styles.card} aria-labelledby={`${id}-event`}>
      <header className={styles.head}>
        <h3 id={`${id}-event`} className={styles.step}>
          {event.name}
        </h3>
        <CalledTag view={view} path={event.in} />
      </header>
      <p className={styles.quiet}>
        {t(isMessage ? 'tryOut.waitsForMessage' : 'tryOut.waitsForSignal', { name: event.event })}
      </p>
      {isMessage && event.key !== null && (
        <Field id={`${id}-key`} label={t('tryOut.messageKey')}>
          <Input id={`${id}-key`} maxLength={500} value={key} onChange={(change) => setKey(change.target.value)} />
        </Field>
      )}
      <JsonField label={t('tryOut.variables')} text={text} object placeholder='{ "paid": true }' onChange={setText} />
      <div className={styles.actions}>
        <Button type="primary" disabled={!isFit(text, true) || tryOut.pending} onClick={arrive}>
          {t(isMessage ? 'tryOut.messageArrives' : 'tryOut.signalArrives')}
        </Button>
      </div>
    </section>
  );
}
