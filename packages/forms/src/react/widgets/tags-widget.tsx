import type { WidgetProps } from '@rjsf/utils';
import { Select } from 'antd';
import { useFlowForm } from '../state/flow-form-context.ts';
import { controlProps, placeholderOf, statusOf, textsOf } from './control-props.ts';

const SEPARATORS = [',', '，', '、', ';', '；'];

/**
 * Several texts, chosen from suggestions or typed. Suggestions are those of `ui:options.suggestions` and the values of
 * the field named by `ui:options.suggestionsFrom`.
 */
export function TagsWidget(props: WidgetProps) {
  const { say, value: form } = useFlowForm();
  const from: unknown = props.options.suggestionsFrom;
  const suggestions = [...textsOf(props.options.suggestions), ...textsOf(typeof from === 'string' ? form[from] : [])];
  const { items } = props.schema;
  const longest = typeof items === 'object' && !Array.isArray(items) ? items.maxLength : undefined;
  return (
    <Select
      {...controlProps(props)}
      className="ff-wide"
      mode="tags"
      status={statusOf(props)}
      value={textsOf(props.value)}
      placeholder={placeholderOf(props, say('tags.placeholder'))}
      tokenSeparators={SEPARATORS}
      maxCount={props.schema.maxItems}
      options={[...new Set(suggestions)].map((text) => ({ value: text, label: text }))}
      onChange={(chosen: string[]) => {
        const clean = chosen.map((text) => text.trim().slice(0, longest)).filter((text) => text !== '');
        props.onChange([...new Set(clean)]);
      }}
      onBlur={() => props.onBlur(props.id, props.value)}
    />
  );
}
