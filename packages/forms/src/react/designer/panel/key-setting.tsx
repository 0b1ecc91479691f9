import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { type FieldRef, keyFault } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { PanelRow } from './panel-row.tsx';

/** The key of a field. It changes everywhere at once, when the input is left or Enter is pressed. */
export function KeySetting({ field }: { field: FieldRef }) {
  const { form, say, rename, readOnly } = useDesigner();
  const own = field.column ?? field.name;
  const [text, setText] = useState(own);
  useEffect(() => setText(own), [own]);
  const fault = keyFault(form, field, text);
  const settle = () => {
    if (text === own || fault) return;
    rename(field, text);
  };
  return (
    <PanelRow label={say('field.key')} hint={say('field.key-hint')} error={fault && say(`key.${fault}`)}>
      {(id) => (
        <Input
          id={id}
          className="fd-code"
          readOnly={readOnly}
          status={fault ? 'error' : ''}
          value={text}
          onChange={(event) => setText(event.target.value.trim())}
          onBlur={settle}
          onPressEnter={settle}
        />
      )}
    </PanelRow>
  );
}
