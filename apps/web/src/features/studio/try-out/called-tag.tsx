import { SubnodeOutlined } from '@ant-design/icons';
import type { TryOutView } from '@flowhall/contracts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that something is of an application that another one has called; nothing for the one that was applied for. */
export function CalledTag({ view, path }: { view: TryOutView; path: string | null }) {
  const { t } = useTranslation('studio');
  if (path === null) return null;
  const call = view.calls.find(({ application }) => application?.path === path);
  return (
    <Tag icon={<SubnodeOutlined aria-hidden="true" />} variant="filled">
      {t('tryOut.calledBy', { name: call?.application?.title || call?.name || path })}
    </Tag>
  );
}
