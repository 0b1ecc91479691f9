import { Button, Drawer, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import styles from './sheet-dialog.module.css';

export interface SheetDialogProps {
  open: boolean;
  title: ReactNode;
  /** Words of the one button that acts. */
  confirmLabel: string;
  danger?: boolean;
  confirmDisabled?: boolean;
  pending?: boolean;
  /** Beside the buttons: a count, a hint. */
  footerNote?: ReactNode;
  /** px on desktops. */
  width?: number;
  /** On phones as high as the screen allows, where contents come and go: lists to look through. Otherwise as high as they are. */
  tall?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A dialog for one decision: a window on desktops, a sheet from below on phones. */
export function SheetDialog(props: SheetDialogProps) {
  const { open, title, confirmLabel, danger, confirmDisabled, pending = false, footerNote, width = 560, tall } = props;
  const { t } = useTranslation('common');
  const isPhone = useIsPhone();
  const contents = useRef<HTMLDivElement>(null);
  const confirm = () => {
    props.onConfirm();
    // What is missing is marked by the time of the next frame, if anything is.
    requestAnimationFrame(() => contents.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  // On the first thing to write, not on the button that closes; whoever writes already is left alone.
  const begin = () => {
    const box = contents.current;
    if (!box || box.contains(document.activeElement)) return;
    box.querySelector<HTMLElement>('textarea, input:not([type="radio"])')?.focus({ preventScroll: true });
  };
  const cancel = () => {
    if (!pending) props.onCancel();
  };
  const footer = (
    <div className={styles.footer}>
      {footerNote && <div className={styles.note}>{footerNote}</div>}
      <Button onClick={cancel} disabled={pending}>
        {t('cancel')}
      </Button>
      <Button
        type="primary"
        danger={danger ?? false}
        disabled={confirmDisabled ?? false}
        loading={pending}
        onClick={confirm}
      >
        {confirmLabel}
      </Button>
    </div>
  );
  if (isPhone) {
    return (
      <Drawer
        open={open}
        title={title}
        placement="bottom"
        size={tall ? '92dvh' : 'auto'}
        rootClassName={styles.sheet ?? ''}
        mask={{ closable: false }}
        footer={footer}
        onClose={cancel}
        destroyOnHidden
      >
        <div ref={contents}>{props.children}</div>
      </Drawer>
    );
  }
  return (
    <Modal
      open={open}
      title={title}
      width={width}
      mask={{ closable: false }}
      footer={footer}
      onCancel={cancel}
      afterOpenChange={(opened) => opened && begin()}
      destroyOnHidden
      centered
    >
      <div
        ref={(box) => {
          contents.current = box;
          // It is in the page by the next frame, long before the window stands still.
          if (box) requestAnimationFrame(begin);
        }}
        className={styles.window}
      >
        {props.children}
      </div>
    </Modal>
  );
}
