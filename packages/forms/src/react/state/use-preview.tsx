import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FormAttachment } from '../ports.ts';
import { useFlowForm } from './flow-form-context.ts';

function follow(url: string, attributes: { download?: string; target?: string }): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noopener';
  Object.assign(link, attributes);
  link.click();
}

/** Opening and saving files. Images open in a dialog, PDF in a tab of its own. */
export function usePreview(): {
  canPreview: (file: FormAttachment) => boolean;
  preview: (file: FormAttachment) => void;
  download: (file: FormAttachment) => void;
  dialog: ReactNode;
} {
  const { ports } = useFlowForm();
  const [shown, setShown] = useState<{ file: FormAttachment; url: string }>();
  const open = async (file: FormAttachment, mode: 'inline' | 'download'): Promise<void> => {
    const url = await ports.attachmentUrl(file.id, mode);
    if (mode === 'download') follow(url, { download: file.name });
    else if (file.mediaType.startsWith('image/')) setShown({ file, url });
    else follow(url, { target: '_blank' });
  };
  const start = (file: FormAttachment, mode: 'inline' | 'download') => {
    // The application reports a request that fails; here there is nothing more to do.
    open(file, mode).catch(() => undefined);
  };
  return {
    canPreview: ({ mediaType }) => mediaType.startsWith('image/') || mediaType === 'application/pdf',
    preview: (file) => start(file, 'inline'),
    download: (file) => start(file, 'download'),
    dialog: (
      <Modal
        open={shown !== undefined}
        title={shown?.file.name}
        footer={null}
        width="min(960px, 96vw)"
        onCancel={() => setShown(undefined)}
        destroyOnHidden
      >
        {shown && <img className="ff-preview" src={shown.url} alt={shown.file.name} />}
      </Modal>
    ),
  };
}
