import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Permission } from '../../../types.ts';
import type { DesignerSay } from '../texts/text.ts';

interface BulkMenuProps {
  label: string;
  say: DesignerSay;
  rights?: readonly Permission[];
  onChoose: (right: Permission) => void;
}

/** Gives a whole row or column one right. */
export function BulkMenu({ label, say, rights = ['write', 'read', 'hidden'], onChoose }: BulkMenuProps) {
  const items = rights.map((right) => ({
    key: right,
    label: say(`permission.${right}`),
    onClick: () => onChoose(right),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<DownOutlined aria-hidden />} aria-label={label} title={label} />
    </Dropdown>
  );
}
