import type { MessageTemplate } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageContainer } from '../../../components/page-container/page-container.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { paths } from '../../../lib/paths.ts';
import { templatesQuery } from '../api/message-templates.ts';
import { TemplateDialog } from '../components/template-dialog.tsx';
import styles from './texts-page.module.css';

/** Words of messages outside the application, by event. */
export function TextsPage() {
  const { t } = useTranslation('admin');
  const query = useQuery(templatesQuery);
  const [chosen, setChosen] = useState<MessageTemplate | null>(null);
  const events = [...new Set(query.data?.items.map((one) => one.event))];
  return (
    <PageContainer title={t('page.texts')} back={paths.admin}>
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.data && <p className={styles.hint}>{t('texts.hint')}</p>}
      <ul className={styles.events}>
        {events.map((event) => (
          <li key={event} className={styles.event}>
            <h2 className={styles.name}>{t(`event.${event}`)}</h2>
            {query.data?.items
              .filter((one) => one.event === event)
              .map((one) => (
                <button key={one.lang} type="button" className={styles.words} onClick={() => setChosen(one)}>
                  <span className={styles.lang}>
                    {t(`texts.language.${one.lang}`)}
                    {one.changedAt && <Tag color="blue">{t('texts.changed')}</Tag>}
                  </span>
                  <span lang={one.lang === 'zh' ? 'zh-CN' : 'en'}>{one.text}</span>
                </button>
              ))}
          </li>
        ))}
      </ul>
      {chosen && <TemplateDialog template={chosen} onClose={() => setChosen(null)} />}
    </PageContainer>
  );
}
