import { DownloadOutlined, DownOutlined, PrinterOutlined } from '@ant-design/icons';
import type { InstanceDetail } from '@flowhall/contracts';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { downloadFile } from '../../../lib/api/download.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { printFile } from '../lib/print-file.ts';

/** 审批单: to be saved, and on desktops to be printed at once. */
export function SheetMenu({ instance }: { instance: InstanceDetail }) {
  const { t } = useTranslation('instances');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const isPhone = useIsPhone();
  const [busy, setBusy] = useState(false);
  const path = `/api/instances/${instance.id}/sheet`;
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    work()
      .catch((error: unknown) => void message.error(problemText(error)))
      .finally(() => setBusy(false));
  };
  const download = () => run(() => downloadFile(path, `${instance.number}.pdf`));
  if (!instance.abilities.print) return null;
  if (isPhone) {
    return (
      <Button
        type="text"
        icon={<DownloadOutlined aria-hidden />}
        loading={busy}
        aria-label={t('sheet.download')}
        title={t('sheet.download')}
        onClick={download}
      />
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'print', icon: <PrinterOutlined aria-hidden />, label: t('sheet.print') },
          { key: 'download', icon: <DownloadOutlined aria-hidden />, label: t('sheet.download') },
        ],
        onClick: ({ key }) => (key === 'print' ? run(() => printFile(path)) : download()),
      }}
    >
      <Button icon={<PrinterOutlined aria-hidden />} loading={busy} aria-haspopup="menu">
        {t('sheet.title')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
