import { formatForm } from '@flowhall/forms/designer';
import { PermissionMatrix } from '@flowhall/forms/react/designer';
import { useMemo } from 'react';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useItemDraft } from '../../store/use-item-draft.ts';
import { useNames } from '../fields/use-names.ts';
import { usePanel } from '../lib/panel-context.ts';
import { readForm } from '../lib/read-form.ts';

/** Hidden, read or write, per field of the form that the selected step shows. */
export function FieldPermissions({ form }: { form: string }) {
  const lang = useLanguage();
  const names = useNames();
  const draft = useItemDraft();
  const { info, readOnly } = usePanel();
  const path = `forms/${form}.json`;
  const json = draft.text(path);
  const file = useMemo(() => readForm(json), [json]);
  if (!file) return null;
  return (
    <PermissionMatrix
      form={file}
      steps={[{ id: info.id, name: names(info) }]}
      lang={lang}
      disabled={readOnly}
      onChange={(next) => draft.change(path, formatForm(next))}
    />
  );
}
