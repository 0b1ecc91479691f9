import { PaperClipOutlined } from '@ant-design/icons';
import type { HistoryEntryView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '../../../../components/step-form/attachment-url.ts';
import { downloadFile } from '../../../../lib/api/download.ts';
import styles from './timeline.module.css';

/** What somebody signed and added: the signature as a picture, files by name. */
export function EntryFiles({ entry }: { entry: HistoryEntryView }) {
  const { signature, attachments } = entry;
  return (
    <>
      {attachments.length > 0 && (
        <ul className={styles.files}>
          {attachments.map((file) => (
            <li key={file.id}>
              <Button
                type="link"
                size="small"
                icon={<PaperClipOutlined aria-hidden />}
                onClick={() => void downloadFile(`/api/attachments/${file.id}`, file.name)}
              >
                {file.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {signature && <Signature id={signature.id} by={entry.actor?.name ?? ''} />}
    </>
  );
}

function Signature({ id, by }: { id: string; by: string }) {
  const { t } = useTranslation('instances');
  const image = useQuery({
    queryKey: ['signature', id],
    queryFn: () => attachmentUrl(id, 'inline'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <figure className={styles.signature}>
      {image.data && <img src={image.data} alt={t('history.signatureOf', { name: by })} />}
    </figure>
  );
}
