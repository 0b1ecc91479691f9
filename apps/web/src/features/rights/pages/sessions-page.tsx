import { LaptopOutlined, MobileOutlined } from '@ant-design/icons';
import type { SessionView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { sessionsQuery, useEndOthers, useEndSession } from '../api/own.ts';
import { DeviceName } from '../components/device-name.tsx';
import styles from '../components/rights.module.css';

const PHONES = ['iPhone', 'iPad', 'Android', 'HarmonyOS'];

/** Where one has signed in; ends what is no longer used. */
export function SessionsPage() {
  const { t } = useTranslation('rights');
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const query = useQuery(sessionsQuery);
  const end = useEndSession();
  const endOthers = useEndOthers();
  const rows = query.data?.items ?? [];
  const others = rows.filter((row) => !row.current).length;
  const ask = (title: string, content: string, work: () => Promise<unknown>) =>
    modal.confirm({
      ...{ title, content, okText: t('sessions.end'), okButtonProps: { danger: true } },
      onOk: () =>
        work()
          .then(() => void message.success(t('sessions.ended')))
          .catch((error: unknown) => void message.error(problemText(error))),
    });
  return (
    <PageContainer
      title={t('sessions.title')}
      back={paths.account}
      extra={
        others > 0 && (
          <Button
            onClick={() =>
              ask(t('sessions.endOthers'), t('sessions.endOthersText', { count: others }), () =>
                endOthers.mutateAsync(),
              )
            }
          >
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.card}>
            <div className={styles.head}>
              <DeviceIcon session={row} />
              <h2 className={styles.name}>
                <DeviceName session={row} /> {row.current && <Tag color="blue">{t('sessions.current')}</Tag>}
              </h2>
              {!row.current && (
                <Button
                  onClick={() => ask(t('sessions.endTitle'), t('sessions.endText'), () => end.mutateAsync(row.id))}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </div>
            <p className={styles.quiet}>
              {t('sessions.seen')} <RelativeTime value={row.lastSeenAt} /> · {t('sessions.since')}{' '}
              <RelativeTime value={row.createdAt} />
              {row.provider && ` · ${t('sessions.through', { name: row.provider })}`}
              {row.address && ` · ${row.address}`}
            </p>
          </li>
        ))}
      </ul>
      {query.isSuccess && others === 0 && <p className={`${styles.quiet} ${styles.after}`}>{t('sessions.only')}</p>}
    </PageContainer>
  );
}

function DeviceIcon({ session: { device } }: { session: SessionView }) {
  return PHONES.includes(device.system ?? '') ? <MobileOutlined aria-hidden /> : <LaptopOutlined aria-hidden />;
}
