import { SaveOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field/field.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import type { TryOutPlay } from './use-try-out.ts';

/** Keeps what has been played as a scenario of the item. */
export function KeepScenario({ tryOut }: { tryOut: TryOutPlay }) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const id = useId();
  const draft = useItemDraft();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [name, setName] = useState('');
  const taken = draft.below('scenarios/').map((file) => file.path);
  const freePath = () => {
    for (let at = 1; ; at += 1) {
      const path = `scenarios/try-out-${at}.yaml`;
      if (!taken.includes(path)) return path;
    }
  };
  const keep = async () => {
    setPending(true);
    try {
      const { text } = await tryOut.scenario(name.trim());
      draft.change(freePath(), text);
      void message.success(t('tryOut.kept'));
      setOpen(false);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button size="small" icon={<SaveOutlined />} disabled={draft.readOnly} onClick={() => setOpen(true)}>
        {t('tryOut.keep')}
      </Button>
      <SheetDialog
        open={open}
        title={t('tryOut.keep')}
        confirmLabel={t('tryOut.keepOk')}
        confirmDisabled={name.trim() === ''}
        pending={pending}
        onConfirm={() => void keep()}
        onCancel={() => setOpen(false)}
      >
        <Field id={`${id}-name`} required label={t('tryOut.keepName')}>
          <Input id={`${id}-name`} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      </SheetDialog>
    </>
  );
}
