import type { InstanceDetail } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './instance-meta.module.css';
import { PersonLine } from './person-line.tsx';

/** State (where it does not stand in the title), service, number, applicant and dates of an application. */
export function InstanceMeta({ instance, status }: { instance: InstanceDetail; status: ReactNode }) {
  const { t } = useTranslation('instances');
  const text = useLocalized();
  return (
    <div className={styles.meta}>
      {status}
      <span>
        {text(instance.itemName)} · <span className="tabular">{instance.number}</span>
      </span>
      <span>
        {t('column.initiator')} <PersonLine person={instance.initiator} />
      </span>
      <span>
        {t('column.created')} <RelativeTime value={instance.createdAt} />
      </span>
      {instance.endedAt && (
        <span>
          {t('column.ended')} <RelativeTime value={instance.endedAt} />
        </span>
      )}
    </div>
  );
}
