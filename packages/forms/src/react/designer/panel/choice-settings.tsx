import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type Choice, choicesOf, type FieldRef, nextChoice, setChoices } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';

/** The options of a choice: names in both languages and the value that is stored. */
export function ChoiceSettings({ field }: { field: FieldRef }) {
  const { form, say, change, readOnly } = useDesigner();
  const choices = choicesOf(form, field);
  const set = (next: readonly Choice[], about?: string) => change(setChoices(form, field, next), about);
  const edit = (index: number, part: Partial<Choice>, about: string) =>
    set(
      choices.map((choice, at) => (at === index ? { ...choice, ...part } : choice)),
      `choice ${index} ${about}`,
    );
  return (
    <fieldset className="fd-row fd-choices">
      <legend>{say('choices.title')}</legend>
      {choices.map((choice, index) => (
        // Choices have no other identity than their place: their values are edited here.
        <div key={index} className="fd-choice">
          <Input
            aria-label={say('choices.zh')}
            placeholder={say('choices.zh')}
            readOnly={readOnly}
            value={choice.zh}
            onChange={(event) => edit(index, { zh: event.target.value }, 'zh')}
          />
          <Input
            aria-label={say('choices.en')}
            placeholder={say('choices.en')}
            readOnly={readOnly}
            value={choice.en}
            onChange={(event) => edit(index, { en: event.target.value }, 'en')}
          />
          <Input
            aria-label={say('choices.value')}
            className="fd-code"
            readOnly={readOnly}
            value={choice.value}
            onChange={(event) => edit(index, { value: event.target.value }, 'value')}
          />
          {!readOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('choices.remove', { name: choice.zh })}
              disabled={choices.length < 2}
              onClick={() => set(choices.filter((_choice, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => set([...choices, nextChoice(choices)])}>
          {say('choices.add')}
        </Button>
      )}
    </fieldset>
  );
}
