import type { DeputyView } from '@flowhall/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import type { StateName } from '../../../components/status-tag/states.tsx';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import type { DeputyScope } from '../api/list-deputies.ts';
import { useEndDeputy } from '../api/set-deputy.ts';
import styles from './deputies.module.css';
import { useDays } from './use-days.ts';

interface DeputyListProps {
  rows: readonly DeputyView[];
  scope: DeputyScope;
  onEdit: (deputy: DeputyView) => void;
}

const LOOK: Record<DeputyView['state'], StateName> = {
  proposed: 'forecast',
  upcoming: 'forecast',
  active: 'running',
  ended: 'terminated',
};

/** Deputyships: who, when, for which services. */
export function DeputyList({ rows, ...on }: DeputyListProps) {
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <Row key={row.id} row={row} {...on} />
      ))}
    </ul>
  );
}

function Row({ row, scope, onEdit }: Omit<DeputyListProps, 'rows'> & { row: DeputyView }) {
  const { t } = useTranslation(['deputies', 'common']);
  const { message, modal } = App.useApp();
  const text = useLocalized();
  const problemText = useProblemText();
  const days = useDays();
  const end = useEndDeputy();
  const { deputy, principal, items, state } = row;
  const other = scope === 'received' ? principal : deputy;
  const ask = () =>
    void modal.confirm({
      title: t('ending.title'),
      content: t('ending.hint', { name: deputy?.name ?? '' }),
      okText: t(scope === 'received' ? 'decline' : 'end'),
      cancelText: t('common:cancel'),
      onOk: () =>
        end
          .mutateAsync(row.id)
          .then(() => void message.success(t('ended')))
          .catch((error: unknown) => void message.error(problemText(error))),
    });
  return (
    <li className={state === 'ended' ? `${styles.row} ${styles.past}` : styles.row}>
      <div className={styles.who}>
        <p className={styles.name}>
          {scope === 'all' ? (
            t('row.for', { deputy: deputy?.name ?? '', principal: principal.name })
          ) : (
            <>
              {other?.name} <span className={styles.department}>{other?.department}</span>
            </>
          )}
          <StatusTag state={LOOK[state]}>{t(`state.${state}`)}</StatusTag>
        </p>
        <p className={styles.quiet}>
          <span className="tabular">{t('period', days(row))}</span> ·{' '}
          {items.length === 0 ? t('allItems') : items.map((item) => text(item.name)).join(t('common:peopleSeparator'))}
        </p>
        {row.reason && <p className={styles.quiet}>{row.reason}</p>}
      </div>
      {state !== 'ended' && (
        <div className={styles.buttons}>
          {scope !== 'received' && <Button onClick={() => onEdit(row)}>{t('edit')}</Button>}
          <Button onClick={ask}>{t(scope === 'received' ? 'decline' : 'end')}</Button>
        </div>
      )}
    </li>
  );
}
