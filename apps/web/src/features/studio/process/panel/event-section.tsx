import { Select, Switch } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { DurationInput } from '../fields/duration-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { ValueInput } from '../fields/value-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';

const KINDS = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
} as const;
const kindOf = (type: string) => Object.entries(KINDS).find(([name]) => name === type)?.[1];

/** What an event waits for or throws. */
export function EventSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { event } = info;
  const { commands } = editor;
  const kind = event && kindOf(event.type);
  return (
    <>
      {event?.timer && <TimerFields />}
      {event && kind && (
        <>
          <FieldRow label={`${words.event[kind]} · ${words.event.name}`}>
            <CommitInput
              label={words.event.name}
              value={event.reference?.name ?? ''}
              disabled={readOnly}
              onCommit={(name) => commands.setReference(info.id, { name })}
            />
          </FieldRow>
          {(kind === 'error' || kind === 'escalation') && event.reference && (
            <FieldRow label={words.event.code}>
              <CommitInput
                code
                label={words.event.code}
                value={event.reference.code}
                disabled={readOnly}
                onCommit={(code) => commands.setReference(info.id, { name: event.reference?.name ?? '', code })}
              />
            </FieldRow>
          )}
          {kind === 'message' && (
            <FieldRow label={words.event.correlationKey}>
              <FeelInput
                label={words.event.correlationKey}
                value={event.correlationKey ?? ''}
                onCommit={(feel) => commands.setCorrelationKey(info.id, feel)}
              />
            </FieldRow>
          )}
        </>
      )}
      {event?.type === 'bpmn:ConditionalEventDefinition' && (
        <FieldRow label={words.event.condition}>
          <FeelInput
            label={words.event.condition}
            value={event.condition ?? ''}
            onCommit={(feel) => commands.setEventCondition(info.id, feel)}
          />
        </FieldRow>
      )}
      <InterruptingSwitch />
    </>
  );
}

function TimerFields() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const timer = info.event?.timer;
  if (!timer) return null;
  const set = (change: Partial<typeof timer>) => {
    const next = { ...timer, ...change };
    editor.commands.setTimer(info.id, next.kind, next.value, next.workingTime);
  };
  const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;
  return (
    <>
      <FieldRow label={words.event.kind}>
        <Select
          aria-label={words.event.kind}
          disabled={readOnly}
          value={timer.kind}
          options={kinds.map((value) => ({ value, label: words.event[value] }))}
          onChange={(kind) => set({ kind, value: '' })}
        />
      </FieldRow>
      {timer.kind === 'timeDuration' ? (
        <>
          <DurationInput
            label={words.event.timeDuration}
            value={timer.value}
            disabled={readOnly}
            onCommit={(value) => set({ value })}
          />
          <SwitchRow
            label={words.event.workingTime}
            on={timer.workingTime}
            onChange={(workingTime) => set({ workingTime })}
          />
        </>
      ) : (
        <FieldRow
          label={words.event[timer.kind]}
          hint={timer.kind === 'timeCycle' ? words.event.cycleHint : words.event.dateHint}
        >
          <ValueInput
            label={words.event[timer.kind]}
            value={timer.value}
            disabled={readOnly}
            onCommit={(value) => set({ value })}
          />
        </FieldRow>
      )}
    </>
  );
}

function InterruptingSwitch() {
  const words = useWords();
  const { editor, info } = usePanel();
  const isBoundary = info.type === 'bpmn:BoundaryEvent';
  const name = isBoundary ? 'cancelActivity' : 'isInterrupting';
  const isStart = info.type === 'bpmn:StartEvent' && info.event !== undefined;
  if (!isBoundary && !isStart) return null;
  return (
    <SwitchRow
      label={words.event.interrupting}
      on={info.attributes[name] !== false}
      onChange={(on) => editor.commands.setAttribute(info.id, name, on ? null : false)}
    />
  );
}

/** A yes-or-no setting on one line. */
export function SwitchRow({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  const { readOnly } = usePanel();
  return (
    <div className={styles.switch}>
      <span className={styles.label}>{label}</span>
      <Switch size="small" aria-label={label} checked={on} disabled={readOnly} onChange={onChange} />
    </div>
  );
}
