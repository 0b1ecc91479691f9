import { type FormFile, formFields } from '@flowhall/forms';
import { parseForm, sampleData } from '@flowhall/forms/designer';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { useLanguage } from '../../../lib/use-language.ts';
import { FileEditor } from '../components/file-editor.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import { readManifest, setEntry } from './manifest-document.ts';
import { type FormFieldChoice, SettingsContext, type SettingsState } from './settings-context.ts';
import { SettingsForm } from './settings-form.tsx';

/** The settings of the item: `item.yaml` as a page. While the file is not well-formed it can be mended as text. */
export function SettingsTab() {
  const { t } = useTranslation('settings');
  const localized = useLocalized();
  const lang = useLanguage();
  const draft = useItemDraft();
  const text = draft.text('item.yaml') ?? '';
  const manifest = useMemo(() => readManifest(text), [text]);
  const fields = useMemo(
    () =>
      [...draft.files.values()]
        .filter(({ path }) => path.startsWith('forms/'))
        .flatMap((file) => fieldsOf(parseForm(file.text ?? ''), lang)),
    [draft.files, lang],
  );
  const state = useMemo<SettingsState | null>(() => {
    if (!manifest) return null;
    const templates = draft.below('templates/').flatMap(({ path }) => (path.endsWith('.yaml') ? [] : [path]));
    return {
      ...{ manifest, fields, templates, readOnly: draft.readOnly },
      set: (path, value) => draft.change('item.yaml', setEntry(text, path, value)),
      addTemplate(name, bytes) {
        const path = `templates/${name.replaceAll(/[/\\]/g, '-')}`;
        draft.put(path, bytes);
        return path;
      },
      problem: (path) => {
        const found = draft.findings?.find((one) => one.file === 'item.yaml' && one.element === path.join('.'));
        return found && localized(found.message);
      },
    };
  }, [manifest, fields, draft, text, localized]);
  if (!state) {
    return (
      <>
        <Alert type="error" banner title={t('notWellFormed')} />
        <FileEditor paths={['item.yaml']} />
      </>
    );
  }
  return (
    <SettingsContext value={state}>
      <SettingsForm />
    </SettingsContext>
  );
}

function fieldsOf(form: FormFile | undefined, lang: 'zh' | 'en'): FormFieldChoice[] {
  if (!form) return [];
  const samples = sampleData(form);
  return [...formFields(form).values()]
    .filter(({ schema }) => schema.type !== 'null')
    .map(({ name, schema }) => ({
      name,
      title: (lang === 'en' ? schema['x-i18n']?.en?.title : undefined) ?? schema.title ?? name,
      format: schema.format ?? schema.items?.format,
      sample: samples[name],
    }));
}
