import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Lang } from '../../../types.ts';
import { useDesigner } from '../designer-context.ts';

interface PanelRowProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (id: string) => ReactNode;
}

/** A setting: its name above, its control, what there is to say below. */
export function PanelRow({ label, hint, error, children }: PanelRowProps) {
  const id = useId();
  return (
    <div className="fd-row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error && (
        <div className="fd-error" role="alert">
          {error}
        </div>
      )}
      {hint && !error && <div className="fd-hint">{hint}</div>}
    </div>
  );
}

interface BilingualRowProps {
  label: string;
  long?: boolean;
  value: (lang: Lang) => string;
  onChange: (lang: Lang, value: string) => void;
}

/** A text in both languages, the Chinese one first. */
export function BilingualRow({ label, long = false, value, onChange }: BilingualRowProps) {
  const { say, readOnly } = useDesigner();
  const id = useId();
  const field = (lang: Lang) => {
    const props = {
      id: `${id}-${lang}`,
      'aria-label': lang === 'zh' ? label : `${label} · ${say('field.en')}`,
      placeholder: lang === 'zh' ? '' : say('field.en'),
      readOnly,
      value: value(lang),
    };
    return long ? (
      <Input.TextArea
        {...props}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => onChange(lang, event.target.value)}
      />
    ) : (
      <Input {...props} onChange={(event) => onChange(lang, event.target.value)} />
    );
  };
  return (
    <div className="fd-row">
      <label htmlFor={`${id}-zh`}>{label}</label>
      {field('zh')}
      {field('en')}
    </div>
  );
}
