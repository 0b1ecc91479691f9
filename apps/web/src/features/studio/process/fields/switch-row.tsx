import { Switch } from 'antd';
import { usePanel } from '../lib/panel-context.ts';
import styles from './fields.module.css';

/** A yes-or-no setting on one line. */
export function SwitchRow({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  const { readOnly } = usePanel();
  return (
    <div className={styles.switch}>
      <span className={styles.label}>{label}</span>
      <Switch size="small" aria-label={label} checked={on} disabled={readOnly} onChange={onChange} />
    </div>
  );
}
