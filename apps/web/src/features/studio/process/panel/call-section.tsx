import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useLocalized } from '../../../../lib/localized.ts';
import { itemsQuery } from '../../api/items.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { useNames } from '../fields/use-names.ts';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';

/** Which process a call activity calls: that of another service, or a task of the file that several calls share. */
export function CallSection() {
  const words = useWords();
  const text = useLocalized();
  const names = useNames();
  const { editor, info, readOnly } = usePanel();
  const items = useQuery(itemsQuery).data?.items ?? [];
  const value = info.calledElement ?? '';
  const tasks = (info.globalTasks ?? []).map((task) => ({ value: task.id, label: names(task) }));
  const services = items.map(({ key, name }) => ({ value: key, label: `${text(name)} (${key})` }));
  const isKnown = value === '' || [...tasks, ...services].some((choice) => choice.value === value);
  return (
    <FieldRow label={words.call.key} hint={words.call.hint}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={words.call.key}
        placeholder={words.call.none}
        disabled={readOnly}
        value={value || null}
        options={[
          ...(isKnown ? [] : [{ value, label: value }]),
          { label: words.call.services, options: services },
          ...(tasks.length > 0 ? [{ label: words.call.tasks, options: tasks }] : []),
        ]}
        onChange={(key: string | null | undefined) => editor.commands.setCalledElement(info.id, key ?? '')}
      />
    </FieldRow>
  );
}
