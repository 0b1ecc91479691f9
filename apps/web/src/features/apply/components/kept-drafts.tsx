import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, matchPath, useLocation } from 'react-router';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { lastUserId } from '../../../lib/session/session-hint.ts';
import { findKept } from '../kept/kept-draft.ts';
import { keptDraftsOf } from '../kept/kept-drafts.ts';
import styles from './kept-drafts.module.css';
import { OfflineDraft } from './offline-draft.tsx';

export interface KeptDraftsProps {
  onReconnect: () => void;
  /** What is said where no draft is being filled in. */
  words: ReactNode;
}

/** While the server cannot be reached: the drafts on this device, or the one that the address names, to go on with. */
export function KeptDrafts({ onReconnect, words }: KeptDraftsProps) {
  const { t } = useTranslation('apply');
  const text = useLocalized();
  const { pathname, search } = useLocation();
  const [userId] = useState(lastUserId);
  const { data: drafts = [] } = useQuery({
    queryKey: ['kept-drafts', userId],
    queryFn: () => (userId === null ? [] : keptDraftsOf(userId)),
    networkMode: 'always',
    gcTime: 0,
  });
  const itemKey = matchPath('/items/:key/apply', pathname)?.params.key;
  const named = itemKey ? findKept(drafts, itemKey, new URLSearchParams(search).get('draft')) : null;
  if (named) return <OfflineDraft key={named.id} kept={named} onReconnect={onReconnect} />;
  return (
    <div className={styles.screen}>
      {words}
      {drafts.length > 0 && (
        <section className={styles.drafts} aria-labelledby="kept-drafts">
          <h2 id="kept-drafts" className={styles.title}>
            {t('offline.drafts')}
          </h2>
          <ul>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <Link className={styles.draft} to={paths.apply(draft.item.key, draft.saved?.id)}>
                  <span>{text(draft.item.name)}</span>
                  <span className={styles.quiet}>
                    {draft.unsent && t('offline.unsent')} <RelativeTime value={draft.changedAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
