import type { FormFile } from '@flowhall/forms';
import type { KeyChange } from '@flowhall/forms/designer';
import { FormDesigner } from '@flowhall/forms/react/designer';
import { Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useFormPorts } from '../../../components/step-form/use-form-ports.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './form-tab.module.css';
import { renameInItem } from './rename-in-item.ts';
import { useProcessSteps } from './use-process-steps.ts';

const NO_FILES: readonly never[] = [];

/** The forms of the item, one at a time, in the form designer. */
export function FormTab() {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const lang = useLanguage();
  const draft = useItemDraft();
  const ports = useFormPorts(NO_FILES, '');
  const all = useProcessSteps(draft.text('process.bpmn'));
  const paths = draft.below('forms/').map((file) => file.path);
  const [chosen, setChosen] = useState<string | null>(null);
  const path = paths.find((one) => one === chosen) ?? paths[0];
  const content = path === undefined ? null : draft.text(path);
  const name = path?.slice('forms/'.length, -'.json'.length);
  const steps = useMemo(() => (all ?? []).filter(({ form }) => form === name), [all, name]);
  const findings = useMemo(
    () =>
      (draft.findings ?? [])
        .filter(({ file }) => file === path)
        .map(({ severity, line, message }) => ({ severity, line, message: text(message) })),
    [draft.findings, path, text],
  );
  if (path === undefined || content === null) return <EmptyState title={t('files.none')} />;
  if (!all) return <Skeleton active className={styles.loading ?? ''} />;

  const rename = (change: KeyChange, before: FormFile) => {
    const files = [...draft.files.values()].flatMap((file) =>
      file.text === undefined || file.path.startsWith('forms/') ? [] : [[file.path, file.text] as const],
    );
    for (const [changed, next] of renameInItem(new Map(files), before, change)) draft.change(changed, next);
  };
  return (
    <div className={styles.tab}>
      {paths.length > 1 && (
        <div className={styles.choice}>
          <Select
            aria-label={t('files.label')}
            value={path}
            onChange={setChosen}
            options={paths.map((value) => ({ value, label: value.slice('forms/'.length, -'.json'.length) }))}
          />
        </div>
      )}
      <FormDesigner
        key={path}
        text={content}
        onChange={(next) => draft.change(path, next)}
        onRename={rename}
        steps={steps}
        findings={findings}
        lang={lang}
        ports={ports}
        readOnly={draft.readOnly}
      />
    </div>
  );
}
