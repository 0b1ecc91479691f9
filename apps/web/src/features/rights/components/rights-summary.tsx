import type { RightsOf } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { rightsOfQuery } from '../api/rights.ts';
import { permissionKey } from './permission-groups.ts';
import { PersonCare } from './person-care.tsx';
import styles from './rights.module.css';

type Source = RightsOf['rights'][number]['by'][number];

/** What somebody may do, by which role, and where. */
export function RightsSummary({ userId }: { userId: string }) {
  const { t } = useTranslation('rights');
  const query = useQuery(rightsOfQuery(userId));
  if (query.isPending) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (!query.data) return null;
  const { user, rights, active } = query.data;
  return (
    <section className={styles.card} aria-labelledby="rights-of">
      <h2 className={styles.name} id="rights-of">
        {t('grants.rights', { name: user.name })}
      </h2>
      {!active && <Alert type="warning" showIcon title={t('grants.closed')} />}
      {rights.length === 0 && <p className={styles.quiet}>{t('grants.rightsNone')}</p>}
      <ul className={styles.lines}>
        {rights.map(({ permission, by }) => (
          <li key={permission}>
            {t(`permission.${permissionKey(permission)}`)}
            {by.map((source, index) => (
              <SourceLine key={index} source={source} />
            ))}
          </li>
        ))}
      </ul>
      <PersonCare userId={userId} name={user.name} active={active} />
    </section>
  );
}

function SourceLine({ source }: { source: Source }) {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  const role = text(source.role);
  if (source.without) return <p className={styles.quiet}>{t('grants.without', { role })}</p>;
  const scope = [...source.departments, ...source.items].map(({ name }) => text(name)).join(' · ');
  return (
    <p className={styles.quiet}>
      {t('grants.through', { role })} · {scope ? t('grants.within', { scope }) : t('grants.everywhere')}
    </p>
  );
}
