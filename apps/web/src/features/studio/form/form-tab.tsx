import type { FormFile } from '@flowhall/forms';
import { formatForm, type KeyChange, renameField, schemaOf } from '@flowhall/forms/designer';
import { FormDesigner } from '@flowhall/forms/react/designer';
import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useFormPorts } from '../../../components/step-form/use-form-ports.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { FormChoice } from './form-choice.tsx';
import styles from './form-tab.module.css';
import { FormsDialog } from './forms-dialog.tsx';
import { itemForms, nameForm, newForm, openToStep } from './item-forms.ts';
import { renameInItem } from './rename-in-item.ts';
import { setStepForm } from './step-forms.ts';
import { useProcessSteps } from './use-process-steps.ts';

const NO_FILES: readonly never[] = [];
const PROCESS = 'process.bpmn';

/** The forms of the item, one at a time, in the form designer. */
export function FormTab() {
  const { t } = useTranslation('studio');
  const text = useLocalized();
  const lang = useLanguage();
  const draft = useItemDraft();
  const ports = useFormPorts(NO_FILES, '');
  const xml = draft.text(PROCESS);
  const steps = useProcessSteps(xml);
  const [chosen, setChosen] = useState<string | null>(null);
  const [managing, setManaging] = useState(false);
  const forms = useMemo(() => itemForms([...draft.files.values()], steps ?? []), [draft.files, steps]);
  const shown = forms.find(({ path }) => path === chosen) ?? forms[0];
  const path = shown?.path;
  const others = useMemo(
    () => forms.flatMap((one) => (one.path === path || !one.form ? [] : [{ title: one.title[lang], form: one.form }])),
    [forms, path, lang],
  );
  const templates = useMemo(
    () => [...draft.files.keys()].filter((one) => one.startsWith('templates/') && !one.endsWith('.yaml')),
    [draft.files],
  );
  const findings = useMemo(
    () =>
      (draft.findings ?? [])
        .filter(({ file }) => file === path)
        .map(({ severity, line, message }) => ({ severity, line, message: text(message) })),
    [draft.findings, path, text],
  );
  if (!steps) return <Skeleton active className={styles.loading ?? ''} />;

  const add = () => {
    const added = newForm(forms.map(({ name }) => name));
    draft.change(added.path, added.text);
    setChosen(added.path);
  };
  if (!shown) return <EmptyState title={t('files.none')} />;
  const rename = (change: KeyChange, before: FormFile) => {
    const files = [...draft.files.values()].flatMap((file) =>
      file.text === undefined || file.path.startsWith('forms/') ? [] : [[file.path, file.text] as const],
    );
    for (const [changed, next] of renameInItem(new Map(files), before, change)) draft.change(changed, next);
    // All forms of an application fill the same fields.
    for (const { path: other, form } of forms) {
      if (form && other !== shown.path && schemaOf(form, change.ref)) {
        draft.change(other, formatForm(renameField(form, change)));
      }
    }
  };
  return (
    <div className={styles.tab}>
      <FormDesigner
        key={path}
        text={draft.text(shown.path) ?? ''}
        onChange={(next) => draft.change(shown.path, next)}
        onRename={rename}
        steps={shown.steps}
        others={others}
        templates={templates}
        findings={findings}
        lang={lang}
        ports={ports}
        readOnly={draft.readOnly}
        lead={<FormChoice forms={forms} shown={shown} onChoose={setChosen} onManage={() => setManaging(true)} />}
      />
      {managing && (
        <FormsDialog
          forms={forms}
          steps={steps}
          readOnly={draft.readOnly}
          onAdd={add}
          onName={({ path: named, form }, language, title) => {
            if (form) draft.change(named, formatForm(nameForm(form, language, title)));
          }}
          onRemove={(one) => draft.change(one.path, null)}
          onStep={(step, one) => {
            if (xml !== null) draft.change(PROCESS, setStepForm(xml, step.id, one?.name ?? null));
            if (one?.form) draft.change(one.path, formatForm(openToStep(one.form, step.id)));
          }}
          onClose={() => setManaging(false)}
        />
      )}
    </div>
  );
}
