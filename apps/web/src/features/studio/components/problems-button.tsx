import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useItemDraft } from '../store/use-item-draft.ts';
import { FindingList } from './finding-list.tsx';

/** How much is wrong with the draft; opens the list. */
export function ProblemsButton() {
  const { t } = useTranslation('studio');
  const { findings } = useItemDraft();
  const [open, setOpen] = useState(false);
  if (findings === null) return null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const icon = findings.length === 0 ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />;
  return (
    <>
      <Button type="text" danger={errors > 0} icon={icon} onClick={() => setOpen(true)}>
        {findings.length === 0 ? t('problems.none') : t('problems.button', { count: findings.length })}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('problems.title')} size={480}>
        {findings.length === 0 ? t('problems.none') : <FindingList findings={findings} />}
      </Drawer>
    </>
  );
}
