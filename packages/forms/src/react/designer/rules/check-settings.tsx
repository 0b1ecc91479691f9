import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { addCheck, checksAt, type FieldRef } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { CheckCard } from './check-card.tsx';

/** The checks whose message stands at a field or column. */
export function CheckSettings({ field }: { field: FieldRef }) {
  const { form, say, change, readOnly } = useDesigner();
  const checks = checksAt(form, field);
  if (readOnly && checks.length === 0) return null;
  return (
    <fieldset className="fd-row fd-checks">
      <legend>{say('check.title')}</legend>
      {checks.map((placed) => (
        <CheckCard key={placed.index} {...placed} />
      ))}
      {!readOnly && (
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => change(addCheck(form, field))}>
          {say('check.add')}
        </Button>
      )}
    </fieldset>
  );
}
