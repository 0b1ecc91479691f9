import type { WorkingTime } from '@flowhall/contracts';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { duration } from '../lib/duration.ts';
import { exactTime } from '../lib/time.ts';
import { useLanguage } from '../lib/use-language.ts';
import { useNow } from '../lib/use-now.ts';
import { useWorkingTimeText } from '../lib/use-working-time-text.ts';
import styles from './waited-time.module.css';

export interface WaitedTimeProps {
  /** In office hours, as it was when the page was fetched. */
  waited: WorkingTime;
  since: string;
  /** When the waiting ended; absent: it goes on. */
  until?: string;
  /** Puts the length into a sentence. */
  words?: (length: string) => string;
}

/** How long somebody waited in office hours; by the clock on hover and tap. */
export function WaitedTime({ waited, since, until, words = (length) => length }: WaitedTimeProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const now = useNow();
  const text = useWorkingTimeText();
  const end = until === undefined ? now : Date.parse(until);
  const byClock = duration(end - Date.parse(since), language) ?? t('underOneMinute');
  const exact = t('waitedByClock', { duration: byClock, since: exactTime(since, language) });
  return (
    <Tooltip title={exact} trigger={['hover', 'focus', 'click']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what a tap shows must be reachable by the keyboard too */}
      <span className={styles.waited} tabIndex={0}>
        {words(text(waited))}
      </span>
    </Tooltip>
  );
}
