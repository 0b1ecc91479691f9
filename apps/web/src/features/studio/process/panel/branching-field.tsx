import { SettingFields } from '../fields/setting-fields.tsx';
import { usePanel } from '../lib/panel-context.ts';

/** Whether conditions or people choose the way at a gateway. */
export function BranchingField() {
  const { editor, info } = usePanel();
  const setting = info.settings.find(({ $type }) => $type === 'flow:Branching') ?? { $type: 'flow:Branching' };
  return (
    <SettingFields
      setting={setting}
      onChange={(next) => editor.commands.setSetting(info.id, 'flow:Branching', next.choice === 'manual' ? next : null)}
    />
  );
}
