import type { ListName, SavedView } from '@flowhall/contracts';
import { App, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewChanges } from '../../lib/lists/saved-views.ts';
import { SheetDialog } from '../sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../states/problem-text.ts';
import styles from './list-toolbar.module.css';
import type { ListState } from './use-list-state.ts';

export interface SaveViewDialogProps {
  list: ListName;
  state: ListState;
  /** The view to rename; without one the present filters become a new view. */
  view?: SavedView;
  onClose: () => void;
}

/** Names a saved view. */
export function SaveViewDialog({ list, state, view, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('lists');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { create, change } = useViewChanges();
  const id = useId();
  const [name, setName] = useState(view?.name ?? '');
  const [isDefault, setDefault] = useState(view?.isDefault ?? false);
  const trimmed = name.trim();
  const settle = {
    onSuccess: (saved: SavedView) => {
      void message.success(t('viewSaved', { name: saved.name }));
      if (!view) state.show(saved.filters, saved.id);
      onClose();
    },
    onError: (error: Error) => void message.error(problemText(error)),
  };
  const save = () => {
    if (trimmed === '') return;
    if (view) change.mutate({ id: view.id, filters: view.filters, name: trimmed, isDefault }, settle);
    else create.mutate({ list, name: trimmed, filters: { ...state.filters }, isDefault }, settle);
  };
  return (
    <SheetDialog
      open
      title={t(view ? 'renameView' : 'saveViewTitle')}
      confirmLabel={t('save')}
      confirmDisabled={trimmed === ''}
      pending={create.isPending || change.isPending}
      width={440}
      onConfirm={save}
      onCancel={onClose}
    >
      <div className={styles.naming}>
        <label htmlFor={id}>{t('viewName')}</label>
        <Input
          id={id}
          value={name}
          maxLength={40}
          placeholder={t('viewNameHint')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Checkbox checked={isDefault} onChange={(event) => setDefault(event.target.checked)}>
          {t('defaultHint')}
        </Checkbox>
      </div>
    </SheetDialog>
  );
}
