import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../lib/api/download.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useProblemText } from '../states/problem-text.ts';

export interface ExportButtonProps {
  /** Address of the list's export without its filters. */
  path: '/api/tasks/export' | '/api/instances/export' | '/api/admin/audit/export';
  query: Readonly<Record<string, string | undefined>>;
  /** What the file is called, without its ending. */
  name: string;
}

/** Saves the list as it is filtered. */
export function ExportButton({ path, query, name }: ExportButtonProps) {
  const { t } = useTranslation('lists');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const isPhone = useIsPhone();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      const set = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
      await downloadFile(`${path}?${new URLSearchParams(set)}`, `${name}.xlsx`);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      type={isPhone ? 'default' : 'text'}
      icon={<DownloadOutlined />}
      loading={pending}
      title={t('exportHint')}
      aria-label={t('export')}
      onClick={() => void save()}
    >
      {isPhone ? null : t('export')}
    </Button>
  );
}
