import type { InstanceDetail, RelatedInstance } from '@flowhall/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { paths } from '../../../lib/paths.ts';
import styles from './related-instances.module.css';

/** What called the application, and what it called, as far as the reader may see them. */
export function RelatedInstances({ instance: { parent, children } }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  if (!parent && children.length === 0) return null;
  return (
    <dl className={styles.related}>
      {parent && <Group label={t('related.parent')} instances={[parent]} />}
      {children.length > 0 && <Group label={t('related.children')} instances={children} />}
    </dl>
  );
}

function Group({ label, instances }: { label: string; instances: readonly RelatedInstance[] }) {
  return (
    <div>
      <dt>{label}</dt>
      {instances.map((one) => (
        <dd key={one.id}>
          <Link to={paths.application(one.id)}>{one.title}</Link> <StatusTag state={one.status} />
        </dd>
      ))}
    </div>
  );
}
