import type { ViewerSelection } from '@flowhall/modeler';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ForecastPeople } from '../../../../components/forecast/forecast-people.tsx';
import type { DiagramStep } from '../../lib/diagram-steps.ts';
import { ExactTime } from '../exact-time.tsx';
import { PersonLine } from '../person-line.tsx';
import styles from './diagram.module.css';
import { StateWord } from './diagram-legend.tsx';

const GAP = 14;

interface DiagramCardProps {
  selection: ViewerSelection;
  step: DiagramStep;
  host: RefObject<HTMLDivElement | null>;
  onClose: () => void;
}

/** Who, when and in whose words, beside the step that is pointed at; stays inside the drawing. */
export function DiagramCard({ selection, step, host, onClose }: DiagramCardProps) {
  const { t } = useTranslation(['instances', 'common']);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const { anchor } = selection;
  // Who returned it no longer works on it.
  const people = step.people.length === 0 && step.last?.actor ? [step.last.actor] : step.people;

  useLayoutEffect(() => {
    const frame = host.current;
    const own = card.current;
    if (!frame || !own) return;
    const below = anchor.top + anchor.height + GAP;
    const fitsBelow = below + own.offsetHeight <= frame.clientHeight;
    const left = anchor.left + anchor.width / 2 - own.offsetWidth / 2;
    setPlace({
      left: Math.max(8, Math.min(left, frame.clientWidth - own.offsetWidth - 8)),
      top: fitsBelow ? below : Math.max(8, anchor.top - own.offsetHeight - GAP),
    });
  }, [anchor, host]);

  return (
    <div
      ref={card}
      className={styles.card}
      role="status"
      data-pinned={selection.pinned || undefined}
      style={place ?? { visibility: 'hidden' }}
    >
      <div className={styles.cardHead}>
        <span className={styles.cardName}>{selection.name}</span>
        {selection.pinned && (
          <button type="button" className={styles.cardClose} aria-label={t('common:close')} onClick={onClose}>
            ×
          </button>
        )}
      </div>
      <p className={styles.legendItem} data-state={step.state}>
        <StateWord state={step.state} />
        {step.last && step.state !== 'returned' && <span>{t(`history.act.${step.last.action}`)}</span>}
      </p>
      {step.forecast ? (
        <p>
          <ForecastPeople step={step.forecast} />
        </p>
      ) : (
        people.map((person) => (
          <p key={person.id}>
            <PersonLine person={person} />
          </p>
        ))
      )}
      {step.last?.opinion && <blockquote className={styles.cardOpinion}>{step.last.opinion}</blockquote>}
      {step.at && (
        <p className={styles.cardTime}>
          <ExactTime value={step.at} />
        </p>
      )}
    </div>
  );
}
