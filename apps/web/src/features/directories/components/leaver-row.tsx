import type { Leaver, Person } from '@flowhall/contracts';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { useHandOverLeaver, useKeepLeaver } from '../api/leavers.ts';
import styles from './directories.module.css';

const COLORS = { waiting: 'warning', 'handing-over': 'processing', closed: 'default', stayed: 'success' } as const;

/** Somebody who leaves, and what becomes of the open work. */
export function LeaverRow({ leaver }: { leaver: Leaver }) {
  const { t } = useTranslation(['directories', 'common']);
  const { person, state, open, suggested, receiver, source, failed } = leaver;
  const sourceKind = source === 'local' || source === 'scim' ? source : 'ldap';
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.name}>{person.name}</h2>
        <span className={styles.quiet}>{leaver.username}</span>
        <Tag color={COLORS[state]}>{t(`leavers.state.${state}`)}</Tag>
        <span className={styles.aside}>
          {t(`leavers.source.${sourceKind}`, { key: source.replace(/^ldap:/, '') })}{' '}
          <RelativeTime value={leaver.noticedAt} />
        </span>
      </header>
      <p className={styles.line}>
        {[person.department, person.post].filter(Boolean).join(' · ')}
        {state === 'waiting' && ` ${t('leavers.open', { count: open })}`}
        {receiver && ` ${t('leavers.receiver', { name: receiver.name })}`}
      </p>
      {failed > 0 && <p className={styles.problem}>{t('leavers.failed', { count: failed })}</p>}
      {state === 'waiting' && <Decision leaver={leaver} suggested={suggested} />}
    </article>
  );
}

function Decision({ leaver: { person }, suggested }: { leaver: Leaver; suggested: Person | null }) {
  const { t } = useTranslation(['directories', 'common']);
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const [to, setTo] = useState<readonly Person[]>(suggested ? [suggested] : []);
  const handOver = useHandOverLeaver(person.id);
  const keep = useKeepLeaver(person.id);
  const [receiver] = to;
  const tell = (error: unknown) => void message.error(problemText(error));
  const confirm = () => {
    if (!receiver) return;
    void modal.confirm({
      title: t('leavers.confirm', { from: person.name, to: receiver.name }),
      content: t('leavers.confirmHint'),
      okText: t('leavers.handOver'),
      cancelText: t('common:cancel'),
      onOk: () => handOver.mutateAsync(receiver.id).then(() => undefined, tell),
    });
  };
  return (
    <>
      <div>
        <p className={styles.label}>{suggested ? t('leavers.suggested') : t('leavers.choose')}</p>
        <AnybodySelect title={t('leavers.choose')} many={false} value={to} onChange={setTo} />
      </div>
      <div className={styles.actions}>
        <Button type="primary" disabled={!receiver || receiver.id === person.id} onClick={confirm}>
          {t('leavers.handOver')}
        </Button>
        <Button loading={keep.isPending} onClick={() => keep.mutate(undefined, { onError: tell })}>
          {t('leavers.keep')}
        </Button>
      </div>
    </>
  );
}
