import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { FieldRow } from '../fields/field-row.tsx';
import fieldStyles from '../fields/fields.module.css';
import { SwitchRow } from '../fields/switch-row.tsx';
import { useNames } from '../fields/use-names.ts';
import { usePanel } from '../lib/panel-context.ts';
import { useWords, wordFor } from '../lib/use-words.ts';
import { TriggerFields } from './trigger-fields.tsx';

/** What an event waits for or throws. */
export function EventSection() {
  const words = useWords();
  const names = useNames();
  const { editor, info, readOnly } = usePanel();
  const { events, attachedTo, undoneBy } = info;
  const { commands } = editor;
  const several = events.length > 1;
  const undoes = events.some(({ type }) => type === 'bpmn:CompensateEventDefinition') && attachedTo !== undefined;
  return (
    <>
      {attachedTo && <FieldRow label={words.event.attachedTo}>{names(attachedTo)}</FieldRow>}
      {events.map((event, index) => (
        <section
          key={`${event.type} ${index}`}
          className={several ? fieldStyles.item : fieldStyles.part}
          aria-label={wordFor(words.event.triggers, event.type)}
        >
          <div className={fieldStyles.switch}>
            <strong>{wordFor(words.event.triggers, event.type)}</strong>
            {several && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={words.common.remove}
                disabled={readOnly}
                onClick={() => commands.removeTrigger(info.id, index)}
              />
            )}
          </div>
          <TriggerFields event={event} trigger={index} />
        </section>
      ))}
      {undoes && (
        <FieldRow label={words.event.undoneBy} hint={words.event.undoneByHint}>
          {undoneBy ? names(undoneBy) : words.event.undoneByNobody}
        </FieldRow>
      )}
      <InterruptingSwitch />
      {info.type === 'bpmn:ReceiveTask' && (
        <SwitchRow
          label={words.event.instantiate}
          on={info.attributes.instantiate === true}
          onChange={(on) => commands.setAttribute(info.id, 'instantiate', on || null)}
        />
      )}
      <MoreTriggers />
    </>
  );
}

/** Further triggers, and whether one or all of them must happen. */
function MoreTriggers() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const choices = triggersFor(info.type);
  const canHaveMore = info.events.every(({ type }) => choices.includes(type));
  if (info.events.length === 0 || !canHaveMore || choices.length === 0) return null;
  const catches = info.type !== 'bpmn:EndEvent' && info.type !== 'bpmn:IntermediateThrowEvent';
  return (
    <>
      {info.events.length > 1 && catches && (
        <SwitchRow
          label={words.event.allTriggers}
          on={info.attributes.parallelMultiple === true}
          onChange={(on) => editor.commands.setAttribute(info.id, 'parallelMultiple', on || null)}
        />
      )}
      <Select
        size="small"
        aria-label={words.event.more}
        placeholder={words.event.more}
        disabled={readOnly}
        value={null}
        options={choices.map((value) => ({ value, label: wordFor(words.event.triggers, value) }))}
        onChange={(type: string | null) => type && editor.commands.addTrigger(info.id, type)}
      />
    </>
  );
}

const definition = (...kinds: string[]) => kinds.map((kind) => `bpmn:${kind}EventDefinition`);

/** What else an event may wait for or throw besides its first trigger. */
function triggersFor(type: string): string[] {
  switch (type) {
    case 'bpmn:StartEvent':
    case 'bpmn:IntermediateCatchEvent':
    case 'bpmn:BoundaryEvent':
      return definition('Message', 'Timer', 'Signal', 'Conditional');
    case 'bpmn:EndEvent':
    case 'bpmn:IntermediateThrowEvent':
      return definition('Message', 'Signal', 'Escalation');
    default:
      return [];
  }
}

/** What always interrupts is not asked about. */
const ALWAYS = /(?:Error|Compensate|Cancel)EventDefinition$/;

function InterruptingSwitch() {
  const words = useWords();
  const { editor, info } = usePanel();
  const isBoundary = info.type === 'bpmn:BoundaryEvent';
  const isHandler = info.type === 'bpmn:StartEvent' && info.isInEventSubProcess;
  if ((!isBoundary && !isHandler) || info.events.some(({ type }) => ALWAYS.test(type))) return null;
  const name = isBoundary ? 'cancelActivity' : 'isInterrupting';
  return (
    <SwitchRow
      label={isBoundary ? words.event.interrupting : words.event.interruptingScope}
      on={info.attributes[name] !== false}
      onChange={(on) => editor.commands.setAttribute(info.id, name, on ? null : false)}
    />
  );
}
