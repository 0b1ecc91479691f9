import { ArrowDownOutlined, LoadingOutlined } from '@ant-design/icons';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isReady, PULL_THRESHOLD } from './pull.ts';
import styles from './pull-to-refresh.module.css';
import { usePull } from './use-pull.ts';

export interface PullToRefreshProps {
  /** What is pulled. */
  page: RefObject<HTMLElement | null>;
  enabled: boolean;
  refresh: () => Promise<unknown>;
}

/** On phones: pulling a page down from its top fetches it anew; a mark comes down with the finger and tells how far it is. */
export function PullToRefresh({ page, enabled, refresh }: PullToRefreshProps) {
  const { t } = useTranslation('common');
  const pull = usePull(page, enabled, refresh);
  if (pull.state === 'idle' || pull.state === 'touched') return null;
  const refreshing = pull.state === 'refreshing';
  const distance = refreshing ? PULL_THRESHOLD : pull.distance;
  return (
    <div
      className={styles.mark}
      role="status"
      data-refreshing={refreshing || undefined}
      data-ready={isReady(pull) || undefined}
      style={{ translate: `-50% ${Math.round(distance)}px`, opacity: Math.min(1, distance / PULL_THRESHOLD) }}
    >
      {refreshing ? <LoadingOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}
      {refreshing && <span className="visually-hidden">{t('refreshing')}</span>}
    </div>
  );
}
