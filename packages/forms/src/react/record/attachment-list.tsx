import { DownloadOutlined, FileImageOutlined, FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FormAttachment } from '../ports.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { usePreview } from '../state/use-preview.tsx';
import { fileSize } from './file-size.ts';

interface AttachmentListProps {
  ids: readonly string[];
  /** What stands at the end of a line besides the download. */
  action?: (attachment: FormAttachment) => ReactNode;
}

function iconOf(mediaType: string) {
  if (mediaType.startsWith('image/')) return <FileImageOutlined aria-hidden />;
  return mediaType === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />;
}

/** Files by name: images and PDF open, everything can be saved. */
export function AttachmentList({ ids, action }: AttachmentListProps) {
  const { say, attachments, lang } = useFlowForm();
  const { preview, download, canPreview, dialog } = usePreview();
  return (
    <>
      <ul className="ff-files" aria-label={say('attachments.list')}>
        {ids.map((id) => {
          const file = attachments.get(id) ?? { id, name: say('attachments.unnamed'), mediaType: '', size: 0 };
          return (
            <li key={id} className="ff-file">
              <span className="ff-file-icon">{iconOf(file.mediaType)}</span>
              <button
                type="button"
                className="ff-file-name"
                aria-label={say(canPreview(file) ? 'action.preview' : 'action.download', { name: file.name })}
                onClick={() => (canPreview(file) ? preview(file) : download(file))}
              >
                {file.name}
              </button>
              {file.size > 0 && <span className="ff-file-size">{fileSize(file.size, lang)}</span>}
              <Button
                type="text"
                size="small"
                icon={<DownloadOutlined aria-hidden />}
                aria-label={say('action.download', { name: file.name })}
                onClick={() => download(file)}
              />
              {action?.(file)}
            </li>
          );
        })}
      </ul>
      {dialog}
    </>
  );
}
