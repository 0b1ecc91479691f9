import type { HistoryEntryView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attachmentUrl } from '../../../../components/step-form/attachment-url.ts';
import { FileLinks } from '../file-links.tsx';
import styles from './timeline.module.css';

/** What somebody signed and added: the signature as a picture, files by name. */
export function EntryFiles({ entry }: { entry: HistoryEntryView }) {
  const { signature, attachments } = entry;
  return (
    <>
      <FileLinks files={attachments} />
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
