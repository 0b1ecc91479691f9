import type { DirectoryRun } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { entriesQuery, isRunning, useDecideRun } from '../api/directories.ts';
import styles from './directories.module.css';

/** The latest reading of a directory: how far it is, what it changed, and what it asks. */
export function RunResult({ run }: { run: DirectoryRun }) {
  const { t } = useTranslation('directories');
  const localized = useLocalized();
  const [shown, setShown] = useState(false);
  if (isRunning(run)) {
    return (
      <div>
        <p className={styles.line}>{t('run.going', { count: run.read })}</p>
        <Progress percent={100} status="active" showInfo={false} aria-label={t('run.going', { count: run.read })} />
      </div>
    );
  }
  const { added, changed, closed, leaving, problems } = run.counts;
  return (
    <>
      {run.state === 'asks' && <Asks run={run} />}
      {run.failure && <Alert type="error" showIcon title={localized(run.failure)} role="alert" />}
      {run.state !== 'failed' && (
        <p className={styles.line}>
          {t(run.dry ? 'run.wouldBe' : `run.${run.state === 'declined' ? 'declined' : 'was'}`)}{' '}
          {t('run.counts', { added, changed, leaving, closed, problems })}{' '}
          <span className={styles.quiet}>
            {t(run.full ? 'run.full' : 'run.partial')} · <RelativeTime value={run.finishedAt ?? run.createdAt} />
          </span>
        </p>
      )}
      {added + changed + closed + leaving + problems > 0 && (
        <div>
          <Button type="link" size="small" onClick={() => setShown(!shown)} aria-expanded={shown}>
            {t(shown ? 'run.hide' : 'run.show')}
          </Button>
        </div>
      )}
      {shown && <Entries run={run} />}
    </>
  );
}

function Asks({ run }: { run: DirectoryRun }) {
  const { t } = useTranslation('directories');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const decide = useDecideRun();
  const say = (goOn: boolean) =>
    decide.mutate({ id: run.id, goOn }, { onError: (error) => void message.error(problemText(error)) });
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('run.asks', { count: run.counts.leaving, people: run.people })}
      description={
        <div className={styles.actions}>
          <Button danger loading={decide.isPending} onClick={() => say(true)}>
            {t('run.goOn')}
          </Button>
          <Button onClick={() => say(false)}>{t('run.stop')}</Button>
        </div>
      }
    />
  );
}

const COLORS: Readonly<Record<string, string>> = { problem: 'error', leaving: 'warning', added: 'success' };

function Entries({ run }: { run: DirectoryRun }) {
  const { t } = useTranslation('directories');
  const localized = useLocalized();
  const { data } = useQuery(entriesQuery(run));
  return (
    <ul className={styles.entries}>
      {data?.items.map(({ seq, change, entity, key, name, detail }) => (
        <li key={seq}>
          <Tag color={COLORS[change] ?? 'default'}>{t(`change.${change}`)}</Tag>
          <span className={styles.quiet}>{t(`entity.${entity}`)}</span>
          <span>{name ? `${name}（${key}）` : key}</span>
          {detail && <span className={styles.problem}>{localized(detail)}</span>}
        </li>
      ))}
      {data?.next !== null && data?.next !== undefined && <li className={styles.quiet}>{t('run.more')}</li>}
    </ul>
  );
}
