import { EditOutlined, EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { Permission } from '../../../types.ts';
import type { DesignerSay } from '../texts/text.ts';

const ICONS = { hidden: <EyeInvisibleOutlined />, read: <EyeOutlined />, write: <EditOutlined /> };

interface PermissionCellProps {
  value: Permission;
  rights: readonly Permission[];
  label: string;
  say: DesignerSay;
  disabled: boolean;
  onChange: (right: Permission) => void;
}

/** Hidden, read or write: three signs beside each other, so that a row can be read at a glance. */
export function PermissionCell({ value, rights, label, say, disabled, onChange }: PermissionCellProps) {
  return (
    <Segmented<Permission>
      size="small"
      className={`fd-right fd-right-${value}`}
      aria-label={label}
      value={value}
      disabled={disabled}
      options={rights.map((right) => ({
        value: right,
        icon: ICONS[right],
        title: say(`permission.${right}`),
        ...(right === value
          ? { label: say(`permission.${right}`) }
          : { label: <span className="fd-hidden">{say(`permission.${right}`)}</span> }),
      }))}
      onChange={onChange}
    />
  );
}
