import { CheckCircleFilled, CloseCircleFilled, FilePdfOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetQuery } from '../api/verify-sheet.ts';
import { canHash, fileHash } from '../lib/file-hash.ts';
import styles from '../pages/verify-page.module.css';

/** Whether a PDF is the very one that was issued. The file is not sent anywhere, only its hash is. */
export function FileCheck({ code }: { code: string }) {
  const { t } = useTranslation('verify');
  const input = useRef<HTMLInputElement>(null);
  const [hash, setHash] = useState<string>();
  const checked = useQuery({ ...sheetQuery(code, hash), enabled: hash !== undefined });
  if (!canHash()) return null;
  const verdict = hash === undefined ? null : (checked.data?.file ?? null);
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('file.title')}</h2>
      <p className={styles.quiet}>{t('file.hint')}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf"
        hidden
        aria-label={t('file.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void fileHash(file).then(setHash);
          event.target.value = '';
        }}
      />
      <Button
        icon={<FilePdfOutlined aria-hidden />}
        loading={hash !== undefined && checked.isFetching}
        onClick={() => input.current?.click()}
      >
        {t('file.choose')}
      </Button>
      {verdict && (
        <p className={styles.fileVerdict} data-result={verdict === 'same' ? 'genuine' : 'damaged'} role="status">
          {verdict === 'same' ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}{' '}
          {t(`file.${verdict}`)}
        </p>
      )}
    </section>
  );
}
