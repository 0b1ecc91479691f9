import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import styles from './layout/start-screen.module.css';

/** A page that could not be shown; most often its code is gone because a new version was installed. */
export function RouteError() {
  const { t } = useTranslation('layout');
  const error = useRouteError();
  const codeGone = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <div className={styles.screen} role="alert">
      <h1>{codeGone ? t('crash.newVersion') : t('crash.title')}</h1>
      <p>{codeGone ? t('crash.newVersionHint') : t('crash.hint')}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('crash.reload')}
      </Button>
    </div>
  );
}
