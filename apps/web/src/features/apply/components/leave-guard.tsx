import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeaveGuard } from '../use-leave-guard.ts';

export interface LeaveGuardProps {
  unsaved: boolean;
  /** Saves what is unsaved and says whether that worked; null where nothing can be saved. */
  save: (() => Promise<boolean>) | null;
}

/** Saves before another page opens; asks only when that is impossible. */
export function LeaveGuard({ unsaved, save }: LeaveGuardProps) {
  const { t } = useTranslation('apply');
  const blocker = useLeaveGuard(unsaved);
  const [asking, setAsking] = useState(false);
  const blocked = blocker.state === 'blocked';

  useEffect(() => {
    if (!blocked) return;
    let current = true;
    void (save?.() ?? Promise.resolve(false)).then((safe) => {
      if (!current) return;
      if (safe) blocker.proceed();
      else setAsking(true);
    });
    return () => {
      current = false;
    };
  }, [blocked, blocker, save]);

  const stay = () => {
    setAsking(false);
    blocker.reset?.();
  };
  const leave = () => {
    setAsking(false);
    blocker.proceed?.();
  };
  return (
    <Modal
      open={asking && blocked}
      title={t('leave.title')}
      onCancel={stay}
      footer={
        <>
          <Button danger onClick={leave}>
            {t('leave.leave')}
          </Button>
          <Button type="primary" onClick={stay}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t(save ? 'leave.notSaved' : 'leave.noDrafts')}</p>
    </Modal>
  );
}
