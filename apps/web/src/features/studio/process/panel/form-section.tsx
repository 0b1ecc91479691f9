import type { PlainSetting } from '@flowhall/modeler/editor';
import { lazy, Suspense } from 'react';
import { SettingFields } from '../fields/setting-fields.tsx';
import { usePanel } from '../lib/panel-context.ts';

const FieldPermissions = lazy(async () => ({ default: (await import('./field-permissions.tsx')).FieldPermissions }));

/** Which form a step shows, and what may be seen and written in it. */
export function FormSection({ step, onChange }: { step: PlainSetting; onChange: (step: PlainSetting) => void }) {
  const { info } = usePanel();
  const form = typeof step.form === 'string' ? step.form : '';
  return (
    <>
      <SettingFields setting={step} onChange={onChange} only={({ section }) => section === 'form'} />
      {form !== '' && (
        <Suspense fallback={null}>
          <FieldPermissions key={info.id} form={form} />
        </Suspense>
      )}
    </>
  );
}
