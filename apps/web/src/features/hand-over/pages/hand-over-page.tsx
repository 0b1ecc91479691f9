import type { HandOverView, Person } from '@flowhall/contracts';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ProblemAlert } from '../../../components/states/problem-alert.tsx';
import { AnybodySelect } from '../../../components/submit-dialog/anybody-select.tsx';
import { paths } from '../../../lib/paths.ts';
import { useHandOver } from '../api/hand-over.ts';
import styles from '../components/hand-over.module.css';
import { HandOverProgress } from '../components/hand-over-progress.tsx';
import { OpenWork } from '../components/open-work.tsx';

/** 移交: all open work of somebody who leaves goes to another person. */
export function HandOverPage() {
  const { t } = useTranslation(['handOver', 'common']);
  const { modal } = App.useApp();
  const id = useId();
  const handOver = useHandOver();
  const [from, setFrom] = useState<readonly Person[]>([]);
  const [to, setTo] = useState<readonly Person[]>([]);
  const [reason, setReason] = useState('');
  const [started, setStarted] = useState<HandOverView | null>(null);
  const [leaver] = from;
  const [successor] = to;
  const same = leaver !== undefined && leaver.id === successor?.id;
  const confirm = () => {
    if (!leaver || !successor || same) return;
    const words = reason.trim();
    void modal.confirm({
      title: t('confirm.title', { from: leaver.name, to: successor.name }),
      content: t('confirm.hint'),
      okText: t('confirm.ok'),
      cancelText: t('common:cancel'),
      onOk: () =>
        handOver
          .mutateAsync({ fromUserId: leaver.id, toUserId: successor.id, ...(words ? { reason: words } : {}) })
          .then(setStarted, () => undefined),
    });
  };
  return (
    <PageContainer title={t('title')} back={paths.admin}>
      <p className={styles.intro}>{t('intro')}</p>
      {handOver.error && <ProblemAlert error={handOver.error} />}
      <section className={styles.card}>
        <Field id={`${id}-from`} group required label={t('from')}>
          <AnybodySelect
            title={t('from')}
            many={false}
            value={from}
            onChange={(people) => {
              setFrom(people);
              setStarted(null);
            }}
          />
        </Field>
        {leaver && <OpenWork person={leaver} />}
      </section>
      {leaver && (
        <section className={styles.card}>
          <Field id={`${id}-to`} group required label={t('to')} problem={same ? t('same') : null}>
            <AnybodySelect title={t('to')} many={false} value={to} onChange={setTo} />
          </Field>
          <Field id={`${id}-reason`} label={t('reason')}>
            <Input
              id={`${id}-reason`}
              maxLength={200}
              placeholder={t('reasonExample')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {started ? (
            <HandOverProgress started={started} />
          ) : (
            <div>
              <Button
                type="primary"
                size="large"
                loading={handOver.isPending}
                disabled={!successor || same}
                onClick={confirm}
              >
                {t('start')}
              </Button>
            </div>
          )}
        </section>
      )}
    </PageContainer>
  );
}
