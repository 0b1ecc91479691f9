import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './file-editor.module.css';

/** Text files of the draft, one at a time, as they are written. */
export function FileEditor({ paths }: { paths: readonly string[] }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const draft = useItemDraft();
  const [chosen, setChosen] = useState<string | null>(null);
  const path = paths.find((one) => one === chosen) ?? paths[0];
  if (path === undefined) return <EmptyState title={t('files.none')} />;
  return (
    <div className={styles.editor}>
      {paths.length > 1 && (
        <Select
          id={`${id}-file`}
          aria-label={t('files.label')}
          className={styles.choice ?? ''}
          value={path}
          onChange={setChosen}
          options={paths.map((value) => ({ value, label: value }))}
        />
      )}
      <Input.TextArea
        key={path}
        className={styles.text ?? ''}
        aria-label={t('files.text', { path })}
        spellCheck={false}
        autoSize={{ minRows: 16, maxRows: 40 }}
        readOnly={draft.readOnly}
        value={draft.text(path) ?? ''}
        onChange={(event) => draft.change(path, event.target.value)}
      />
    </div>
  );
}
