import { EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { useDeleteDraft } from '../api/items.ts';
import { downloadDraft } from '../api/zips.ts';
import { useItemDraft } from '../store/use-item-draft.ts';

/** What else can be done with a draft: taken along as a zip, thrown away. */
export function DraftMenu() {
  const { t } = useTranslation('studio');
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const { id, itemKey, store, readOnly } = useItemDraft();
  const remove = useDeleteDraft();
  const failed = (error: unknown) => void message.error(problemText(error));
  const exportIt = () => {
    store
      .flush()
      .then(() => downloadDraft(id, itemKey))
      .catch(failed);
  };
  const discard = () =>
    void modal.confirm({
      title: t('draft.discardTitle'),
      content: t('draft.discardHint'),
      okText: t('draft.discard'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          store.abandon();
          await remove.mutateAsync(id);
          await navigate(paths.studio);
        } catch (error) {
          failed(error);
        }
      },
    });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'export', label: t('draft.export') },
          { key: 'discard', label: t('draft.discard'), danger: true, disabled: readOnly },
        ],
        onClick: ({ key }) => (key === 'export' ? exportIt() : discard()),
      }}
    >
      <Button type="text" icon={<EllipsisOutlined />} aria-haspopup="menu" aria-label={t('draft.more')} />
    </Dropdown>
  );
}
