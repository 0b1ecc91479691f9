import type { TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalledTag } from './called-tag.tsx';
import { isFit, isJsonObject, JsonField, parsedJson } from './json-field.tsx';
import styles from './try-out.module.css';
import type { TryOutPlay } from './use-try-out.ts';

type Call = TryOutView['calls'][number];

/** A call of another service that is not deployed here: what it would come to is said instead. */
export function CallPanel({ tryOut, view, call }: { tryOut: TryOutPlay; view: TryOutView; call: Call }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [text, setText] = useState('');
  const answer = (outcome: 'agree' | 'disagree') => {
    const value = parsedJson(text);
    const entry: TryOutEntryBody = {
      ...{ call: call.elementId, outcome },
      ...(call.in !== null && { in: call.in }),
      ...(isJsonObject(value) && { output: value }),
    };
    void tryOut.play(entry);
  };
  const disabled = !isFit(text, true) || tryOut.pending;
  return (
    <section className={styles.card} aria-labelledby={`${id}-call`}>
      <header className={styles.head}>
        <h3 id={`${id}-call`} className={styles.step}>
          {call.name}
        </h3>
        <CalledTag view={view} path={call.in} />
      </header>
      <p className={styles.quiet}>{t('tryOut.notDeployed', { name: call.calledElement })}</p>
      <JsonField label={t('tryOut.callOutput')} text={text} object onChange={setText} />
      <div className={styles.actions}>
        <Button type="primary" disabled={disabled} onClick={() => answer('agree')}>
          {t('tryOut.callAgrees')}
        </Button>
        <Button danger disabled={disabled} onClick={() => answer('disagree')}>
          {t('tryOut.callDisagrees')}
        </Button>
      </div>
    </section>
  );
}
