import { ApiOutlined, LaptopOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../lib/paths.ts';
import { prefetchOn } from '../../../lib/prefetch.ts';
import styles from '../pages/me-page.module.css';

const LINKS = [
  { name: 'sessions', path: paths.sessions, icon: <LaptopOutlined aria-hidden="true" /> },
  { name: 'tokens', path: paths.tokens, icon: <ApiOutlined aria-hidden="true" /> },
] as const;

/** Where one has signed in, and what acts in one's name. */
export function AccountLinks() {
  const { t } = useTranslation('rights');
  return (
    <section className={styles.card}>
      {LINKS.map(({ name, path, icon }) => (
        <Link key={name} to={path} className={styles.row} {...prefetchOn(path)}>
          {icon}
          <span className={styles.label}>
            {t(`${name}.title`)}
            <span className={styles.hint}>{t(`${name}.hint`)}</span>
          </span>
          <RightOutlined aria-hidden="true" className={styles.quiet} />
        </Link>
      ))}
    </section>
  );
}
