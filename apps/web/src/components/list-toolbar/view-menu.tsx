import { MoreOutlined } from '@ant-design/icons';
import type { SavedView } from '@flowhall/contracts';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewChanges } from '../../lib/lists/saved-views.ts';
import { useProblemText } from '../states/problem-text.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import type { ListState } from './use-list-state.ts';

export interface ViewMenuProps {
  view: SavedView;
  state: ListState;
  /** The list is narrowed otherwise than the view says. */
  changed: boolean;
}

/** What can be done with the saved view that is shown. */
export function ViewMenu({ view, state, changed }: ViewMenuProps) {
  const { t } = useTranslation('lists');
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const { change, remove } = useViewChanges();
  const [renaming, setRenaming] = useState(false);
  const { id, name, filters, isDefault } = view;
  const told = (done: string) => ({
    onSuccess: () => void message.success(done),
    onError: (error: Error) => void message.error(problemText(error)),
  });
  const askRemove = () =>
    void modal.confirm({
      title: t('deleteViewAsk', { name }),
      content: t('deleteViewHint'),
      okText: t('deleteView'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutate(id, {
          ...told(t('viewDeleted')),
          onSuccess: () => {
            void message.success(t('viewDeleted'));
            state.show({}, 'all');
          },
        }),
    });
  const items: MenuProps['items'] = [
    ...(changed ? [{ key: 'update', label: t('updateView') }] : []),
    { key: 'rename', label: t('renameView') },
    { key: 'default', label: t(isDefault ? 'clearDefault' : 'makeDefault') },
    { type: 'divider' },
    { key: 'delete', label: t('deleteView'), danger: true },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'update')
      change.mutate({ id, name, isDefault, filters: { ...state.filters } }, told(t('viewSaved', { name })));
    else if (key === 'rename') setRenaming(true);
    else if (key === 'default')
      change.mutate(
        { id, name, filters, isDefault: !isDefault },
        told(t(isDefault ? 'defaultCleared' : 'defaultMade', { name })),
      );
    else askRemove();
  };
  return (
    <>
      <Dropdown menu={{ items, onClick }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-haspopup="menu"
          aria-label={t('viewMenu', { name })}
        />
      </Dropdown>
      {renaming && <SaveViewDialog list={view.list} state={state} view={view} onClose={() => setRenaming(false)} />}
    </>
  );
}
