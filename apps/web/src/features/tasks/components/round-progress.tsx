import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, HourglassOutlined } from '@ant-design/icons';
import type { TaskDetail } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './round-progress.module.css';
import { VoteTally } from './vote-tally.tsx';

type Round = NonNullable<TaskDetail['round']>;
type Answer = 'agree' | 'disagree' | 'open' | 'waiting';

const ICONS: Readonly<Record<Answer, ReactNode>> = {
  agree: <CheckCircleFilled />,
  disagree: <CloseCircleFilled />,
  open: <ClockCircleOutlined />,
  waiting: <HourglassOutlined />,
};

/** How far a step is that several people decide: who has answered what, who is still to answer, and the votes. */
export function RoundProgress({ round }: { round: Round }) {
  const { t } = useTranslation('tasks');
  return (
    <section className={styles.round} aria-label={t('round.label')}>
      <h2 className={styles.title}>{t('round.label')}</h2>
      <p className={styles.rule}>{t(`round.mode.${round.mode}`)}</p>
      {round.tally && <VoteTally tally={round.tally} />}
      <ul className={styles.people}>
        {round.people.map((one) => {
          const answer: Answer = one.outcome ?? (one.status === 'waiting' ? 'waiting' : 'open');
          return (
            <li key={`${one.person.id} ${one.sign ?? ''}`} className={styles.row}>
              <span className={styles.sign} data-answer={answer} aria-hidden="true">
                {ICONS[answer]}
              </span>
              <span>
                {one.person.name}
                {one.sign && <span className={styles.kind}>{t(`round.sign.${one.sign}`)}</span>}
              </span>
              <span className={styles.answer}>{t(`round.answer.${answer}`)}</span>
              {one.opinion && <blockquote className={styles.opinion}>{one.opinion}</blockquote>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
