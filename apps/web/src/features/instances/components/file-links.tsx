import { PaperClipOutlined } from '@ant-design/icons';
import type { Attachment } from '@flowhall/contracts';
import { Button } from 'antd';
import { downloadFile } from '../../../lib/api/download.ts';
import styles from './file-links.module.css';

/** Files by name, to be downloaded. */
export function FileLinks({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
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
  );
}
