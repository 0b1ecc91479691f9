import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { downloadFile } from '../../../lib/api/download.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { sessionsOfQuery, useEndSessionOf, useErasePerson } from '../api/person.ts';
import { DeviceName } from './device-name.tsx';
import styles from './rights.module.css';

interface PersonCareProps {
  userId: string;
  name: string;
  /** An account that is closed may be erased. */
  active: boolean;
}

/** What administrators do for one person besides roles: sign devices out, export and erase what is known. */
export function PersonCare(props: PersonCareProps) {
  const { permissions } = useCurrentUser();
  return (
    <>
      {permissions.includes('org.manage') && <Devices userId={props.userId} />}
      {permissions.includes('personal-data.manage') && <PersonalData {...props} />}
    </>
  );
}

function Devices({ userId }: { userId: string }) {
  const { t } = useTranslation('rights');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const query = useQuery(sessionsOfQuery(userId));
  const end = useEndSessionOf(userId);
  const rows = query.data?.items ?? [];
  return (
    <>
      <h3 className={`${styles.label} ${styles.after}`}>{t('sessions.title')}</h3>
      {query.isSuccess && rows.length === 0 && <p className={styles.quiet}>{t('sessions.none')}</p>}
      <ul className={styles.devices}>
        {rows.map((row) => (
          <li key={row.id} className={styles.head}>
            <span className={styles.device}>
              <DeviceName session={row} />{' '}
              <span className={styles.quiet}>
                {t('sessions.seen')} <RelativeTime value={row.lastSeenAt} /> {row.address && `· ${row.address}`}
              </span>
            </span>
            {!row.current && (
              <Button
                size="small"
                onClick={() =>
                  end.mutate(row.id, {
                    onSuccess: () => void message.success(t('sessions.ended')),
                    onError: (error) => void message.error(problemText(error)),
                  })
                }
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function PersonalData({ userId, name, active }: PersonCareProps) {
  const { t } = useTranslation('rights');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [erasing, setErasing] = useState(false);
  const [reason, setReason] = useState('');
  const erase = useErasePerson(userId);
  const save = () =>
    downloadFile(`/api/admin/users/${userId}/personal-data`, `${name}.zip`).catch(
      (error: unknown) => void message.error(problemText(error)),
    );
  const confirm = () =>
    erase.mutate(reason, {
      onSuccess: () => {
        setErasing(false);
        void message.success(t('data.erased'));
      },
    });
  return (
    <>
      <h3 className={`${styles.label} ${styles.after}`}>{t('data.personal')}</h3>
      <div className={styles.head}>
        <Button onClick={() => void save()}>{t('data.save')}</Button>
        <Button danger disabled={active} onClick={() => setErasing(true)}>
          {t('data.erase')}
        </Button>
        {active && <span className={styles.quiet}>{t('data.eraseHint')}</span>}
      </div>
      <SheetDialog
        open={erasing}
        danger
        title={t('data.eraseTitle', { name })}
        confirmLabel={t('data.erase')}
        confirmDisabled={reason.trim() === ''}
        pending={erase.isPending}
        onConfirm={confirm}
        onCancel={() => setErasing(false)}
      >
        <p>{t('data.eraseText')}</p>
        <Input.TextArea
          aria-label={t('data.reason')}
          placeholder={t('data.reason')}
          maxLength={500}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {erase.error && (
          <p role="alert" className={styles.problem}>
            {problemText(erase.error)}
          </p>
        )}
      </SheetDialog>
    </>
  );
}
