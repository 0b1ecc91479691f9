import { ApiOutlined, DeleteOutlined, EditOutlined, EyeOutlined, SyncOutlined } from '@ant-design/icons';
import type { DirectorySource } from '@flowhall/contracts';
import { Alert, App, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { isRunning, useCheckDirectory, useDeleteDirectory, useStartRun } from '../api/directories.ts';
import styles from './directories.module.css';
import { RunResult } from './run-result.tsx';

/** A directory with its latest run and what can be done about it. */
export function DirectoryCard({ directory, onEdit }: { directory: DirectorySource; onEdit: () => void }) {
  const { t } = useTranslation(['directories', 'common']);
  const { message, modal } = App.useApp();
  const localized = useLocalized();
  const problemText = useProblemText();
  const check = useCheckDirectory(directory.id);
  const start = useStartRun(directory.id);
  const remove = useDeleteDirectory(directory.id);
  const { name, address, enabled, everyMinutes, lastRun } = directory;
  const busy = isRunning(lastRun) || lastRun?.state === 'asks' || start.isPending;
  const tell = (error: unknown) => void message.error(problemText(error));
  const run = (dry: boolean) => start.mutate({ dry, full: true }, { onError: tell });
  const confirmRemoval = () =>
    void modal.confirm({
      title: t('removeTitle', { name }),
      content: t('removeText'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: () => remove.mutateAsync(undefined).then(() => undefined, tell),
    });
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        {!enabled && <Tag>{t('off')}</Tag>}
        <span className={styles.aside}>
          {everyMinutes > 0 && enabled ? t('every', { count: everyMinutes }) : t('byHand')}
        </span>
      </header>
      <p className={styles.line}>{address}</p>
      {lastRun ? <RunResult run={lastRun} /> : <p className={styles.quiet}>{t('never')}</p>}
      {check.data && (
        <Alert
          type={check.data.ok ? 'success' : 'error'}
          showIcon
          role="status"
          title={localized(check.data.detail)}
          description={
            check.data.people.length > 0 && (
              <ul className={styles.entries}>
                {check.data.people.map((person) => (
                  <li key={person.username}>
                    <span>{person.name ? `${person.name}（${person.username}）` : person.username}</span>
                    <span className={styles.quiet}>{person.units.join('、')}</span>
                    {person.problem && <span className={styles.problem}>{localized(person.problem)}</span>}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
      {check.isError && <Alert type="error" showIcon title={problemText(check.error)} role="alert" />}
      <div className={styles.actions}>
        <Button icon={<SyncOutlined />} disabled={busy} onClick={() => run(false)}>
          {t('runNow')}
        </Button>
        <Button icon={<EyeOutlined />} disabled={busy} onClick={() => run(true)}>
          {t('runDry')}
        </Button>
        <Button icon={<ApiOutlined />} loading={check.isPending} onClick={() => check.mutate()}>
          {t('check')}
        </Button>
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button danger type="text" icon={<DeleteOutlined />} onClick={confirmRemoval}>
          {t('remove')}
        </Button>
      </div>
    </article>
  );
}
