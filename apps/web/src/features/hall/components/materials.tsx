import { DownloadOutlined } from '@ant-design/icons';
import type { Material } from '@flowhall/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { downloadFile } from '../../../lib/api/download.ts';
import { useLocalized } from '../../../lib/localized.ts';
import styles from './materials.module.css';

/** What to have at hand, with templates to download. */
export function Materials({ materials }: { materials: readonly Material[] }) {
  const { t } = useTranslation('hall');
  const text = useLocalized();
  if (materials.length === 0) return <p className={styles.quiet}>{t('item.noMaterials')}</p>;
  return (
    <ul>
      {materials.map((material) => (
        <li key={material.name.zh} className={styles.row}>
          <div className={styles.words}>
            <span>{text(material.name)}</span>
            <span className={material.required ? styles.required : styles.optional}>
              {t(material.required ? 'item.required' : 'item.optional')}
            </span>
            {material.note && <p className={styles.quiet}>{text(material.note)}</p>}
          </div>
          {material.template && <TemplateButton {...material.template} />}
        </li>
      ))}
    </ul>
  );
}

function TemplateButton({ name, url }: { name: string; url: string }) {
  const { t } = useTranslation('hall');
  const problemText = useProblemText();
  const download = useMutation({ mutationFn: () => downloadFile(url, name) });
  return (
    <div className={styles.template}>
      <Button
        icon={<DownloadOutlined />}
        title={name}
        aria-label={t('item.downloadNamed', { name })}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        {t('item.download')}
      </Button>
      {download.isError && (
        <p role="alert" className={styles.problem}>
          {problemText(download.error)}
        </p>
      )}
    </div>
  );
}
