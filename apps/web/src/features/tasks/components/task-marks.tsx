import type { TaskSummary } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';

/** What sets a row apart: somebody else's, still to be claimed, came back; done by a deputy. */
export function TaskMarks({ row, view }: { row: TaskSummary; view: 'todo' | 'done' | 'cc' }) {
  const { t } = useTranslation('tasks');
  if (view === 'done') {
    const { doneBy, onBehalfOf } = row;
    if (doneBy) return <StatusTag state="deputy">{t('doneBy', { name: doneBy.name })}</StatusTag>;
    return onBehalfOf && <StatusTag state="deputy">{t('onBehalfOf', { name: onBehalfOf.name })}</StatusTag>;
  }
  if (view === 'cc') return null;
  return (
    <>
      {row.onBehalfOf && <StatusTag state="deputy">{t('onBehalfOf', { name: row.onBehalfOf.name })}</StatusTag>}
      {row.claimable && <StatusTag state="claimable">{t('claimable')}</StatusTag>}
      {row.urged && <StatusTag state="overdue">{t('urged')}</StatusTag>}
      {row.returned && <StatusTag state="returned">{t('returned')}</StatusTag>}
    </>
  );
}
