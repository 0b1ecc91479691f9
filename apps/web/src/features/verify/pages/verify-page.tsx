import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BrandMark } from '../../../components/brand-mark.tsx';
import { LanguageButton } from '../../../components/language-button.tsx';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { useSiteName } from '../../../lib/site.ts';
import { sheetQuery } from '../api/verify-sheet.ts';
import { CodeForm } from '../components/code-form.tsx';
import { FileCheck } from '../components/file-check.tsx';
import { SheetFacts } from '../components/sheet-facts.tsx';
import { Verdict } from '../components/verdict.tsx';
import styles from './verify-page.module.css';

/** 核验审批单: where the QR code of a printed sheet leads. Anybody may look; it shows what is needed to compare. */
export function VerifyPage() {
  const { t } = useTranslation('verify');
  const siteName = useSiteName();
  const { code = '' } = useParams();
  return (
    <div className={styles.page}>
      <title>{`${t('title')} · ${siteName}`}</title>
      <header className={styles.header}>
        <span className={styles.brand}>
          <BrandMark size={28} /> {siteName}
        </span>
        <LanguageButton />
      </header>
      <main className={styles.main}>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.hint}>{t('hint')}</p>
        <CodeForm key={code} code={code} />
        {code && <Checked code={code} />}
      </main>
    </div>
  );
}

function Checked({ code }: { code: string }) {
  const sheet = useQuery(sheetQuery(code));
  if (sheet.isError) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (sheet.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <Verdict result={sheet.data?.result ?? 'unknown'} later={sheet.data?.later ?? 0} />
      {sheet.data && (
        <>
          <SheetFacts sheet={sheet.data} />
          <FileCheck code={code} />
        </>
      )}
    </>
  );
}
