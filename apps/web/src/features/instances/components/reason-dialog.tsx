import { Input } from 'antd';
import { useId, useState } from 'react';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import styles from './reason-dialog.module.css';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  hint: string;
  label: string;
  confirm: string;
  danger?: boolean;
  /** Said when the reason is empty; without it, the reason may be. */
  missing?: string;
  pending: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** Asks once more before something is ended or taken back, and why. What was typed survives a failure. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, hint, label, confirm, danger = false, missing, pending, error, onConfirm, onCancel } = props;
  const problemText = useProblemText();
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const words = reason.trim();
  const lacking = tried && missing && !words ? missing : null;
  const problem = lacking ?? (error ? problemText(error) : null);
  const submit = () => {
    setTried(true);
    if (words || !missing) onConfirm(words);
  };
  return (
    <SheetDialog
      open={open}
      title={title}
      confirmLabel={confirm}
      danger={danger}
      pending={pending}
      width={480}
      onConfirm={submit}
      onCancel={onCancel}
    >
      <div className={styles.body}>
        <p>{hint}</p>
        <label htmlFor={id}>
          {label}
          {missing && (
            <span className={styles.required} aria-hidden="true">
              *
            </span>
          )}
        </label>
        <Input.TextArea
          id={id}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          status={lacking ? 'error' : ''}
          aria-describedby={problem ? `${id}-problem` : undefined}
        />
        {problem && (
          <p id={`${id}-problem`} role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </SheetDialog>
  );
}
