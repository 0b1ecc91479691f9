import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useItemDraft } from '../store/use-item-draft.ts';

const DeployDialog = lazy(async () => ({ default: (await import('./deploy-dialog.tsx')).DeployDialog }));

/** Leads to the deployment, for whoever may deploy. */
export function DeployButton() {
  const { t } = useTranslation('studio');
  const { draft, readOnly, findings } = useItemDraft();
  const [open, setOpen] = useState(false);
  const mayDeploy = draft.abilities.deploy;
  const hasErrors = findings?.some((finding) => finding.severity === 'error') ?? false;
  return (
    <>
      <Tooltip title={mayDeploy ? null : t('deploy.notAllowed')}>
        <Button type="primary" disabled={!mayDeploy || readOnly || hasErrors} onClick={() => setOpen(true)}>
          {t('deploy.button')}
        </Button>
      </Tooltip>
      {open && (
        <Suspense fallback={null}>
          <DeployDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
