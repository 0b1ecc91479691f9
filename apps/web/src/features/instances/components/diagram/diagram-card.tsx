import type { Diagram } from '@flowhall/contracts';
import type { ViewerSelection } from '@flowhall/modeler';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExactTime } from '../exact-time.tsx';
import { PersonLine } from '../person-line.tsx';
import styles from './diagram.module.css';

const GAP = 14;

interface DiagramCardProps {
  selection: ViewerSelection;
  element: Diagram['elements'][number];
  host: RefObject<HTMLDivElement | null>;
  onClose: () => void;
}

/** Who and when, beside the step that is pointed at; stays inside the drawing. */
export function DiagramCard({ selection, element, host, onClose }: DiagramCardProps) {
  const { t } = useTranslation(['instances', 'common']);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const { anchor } = selection;

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
      <p className={styles.legendItem} data-state={element.state}>
        {t(`diagram.state.${element.state}`)}
      </p>
      {element.people.map((person) => (
        <p key={person.id}>
          <PersonLine person={person} />
        </p>
      ))}
      {element.at && (
        <p className={styles.cardTime}>
          <ExactTime value={element.at} />
        </p>
      )}
    </div>
  );
}
