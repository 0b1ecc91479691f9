import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageContainer } from '../components/page-container/page-container.tsx';
import { EmptyState } from '../components/states/empty-state.tsx';
import { paths } from '../lib/paths.ts';

export function NotFoundPage() {
  const { t } = useTranslation('layout');
  return (
    <PageContainer title={t('notFound.title')} back={paths.hall}>
      <EmptyState
        title={t('notFound.text')}
        hint={t('notFound.hint')}
        action={
          <Link to={paths.hall}>
            <Button type="primary">{t('notFound.toHall')}</Button>
          </Link>
        }
      />
    </PageContainer>
  );
}
