import { ApiOutlined, DownloadOutlined, LaptopOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { downloadFile } from '../../../lib/api/download.ts';
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
      <OwnData />
    </section>
  );
}

/** All that is known about oneself, as a file. */
function OwnData() {
  const { t } = useTranslation('rights');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      await downloadFile('/api/me/personal-data', `${t('data.file')}.zip`);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <div className={styles.row}>
      <DownloadOutlined aria-hidden="true" />
      <span className={styles.label}>
        {t('data.title')}
        <span className={styles.hint}>{t('data.hint')}</span>
      </span>
      <Button loading={pending} onClick={() => void save()}>
        {t('data.save')}
      </Button>
    </div>
  );
}
