import type { DeputyView } from '@flowhall/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useEndDeputy, useSetDeputy } from '../api/set-deputy.ts';
import styles from './deputies.module.css';
import { useDays } from './use-days.ts';

interface ProposalsProps {
  rows: readonly DeputyView[];
  onEdit: (deputy: DeputyView) => void;
}

/** What approved absences propose: one word is enough. */
export function Proposals({ rows, onEdit }: ProposalsProps) {
  return rows.map((row) => <Proposal key={row.id} row={row} onEdit={onEdit} />);
}

function Proposal({ row, onEdit }: { row: DeputyView; onEdit: ProposalsProps['onEdit'] }) {
  const { t } = useTranslation('deputies');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const days = useDays();
  const set = useSetDeputy();
  const end = useEndDeputy();
  const { deputy, from, to, reason } = row;
  const onError = (error: Error) => void message.error(problemText(error));
  const confirm = () => {
    if (!deputy) return onEdit(row);
    const body = { id: row.id, deputyId: deputy.id, from, to, ...(reason ? { reason } : {}) };
    // Awaited, for by then the proposal is no longer on the page.
    void set.mutateAsync(body).then(() => message.success(t('saved', { name: deputy.name })), onError);
  };
  return (
    <section className={styles.proposal}>
      <p className={styles.quiet}>{t('proposal.title', { reason: reason ?? '' })}</p>
      <p className={styles.ask}>
        {deputy ? t('proposal.ask', { ...days(row), name: deputy.name }) : t('proposal.askNobody', days(row))}
      </p>
      <div className={styles.buttons}>
        <Button type="primary" loading={set.isPending} onClick={confirm}>
          {t(deputy ? 'proposal.confirm' : 'proposal.choose')}
        </Button>
        {deputy && <Button onClick={() => onEdit(row)}>{t('proposal.change')}</Button>}
        <Button
          type="text"
          loading={end.isPending}
          onClick={() => void end.mutateAsync(row.id).then(() => message.success(t('proposal.declined')), onError)}
        >
          {t('proposal.no')}
        </Button>
      </div>
    </section>
  );
}
