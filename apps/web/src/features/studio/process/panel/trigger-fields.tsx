import type { EventInfo } from '@flowhall/modeler/editor';
import { Select } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { PickOrMake } from '../fields/pick-or-make.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { useNames } from '../fields/use-names.ts';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import { TimerFields } from './timer-fields.tsx';

export interface TriggerFieldsProps {
  event: EventInfo;
  trigger: number;
}

/** What one trigger of an event needs. */
export function TriggerFields({ event, trigger }: TriggerFieldsProps) {
  const words = useWords();
  const { editor, info } = usePanel();
  switch (event.type) {
    case 'bpmn:TimerEventDefinition':
      return <TimerFields event={event} trigger={trigger} />;
    case 'bpmn:ConditionalEventDefinition':
      return (
        <FieldRow label={words.event.condition}>
          <FeelInput
            label={words.event.condition}
            value={event.condition ?? ''}
            onCommit={(feel) => editor.commands.setEventCondition(info.id, feel, trigger)}
          />
        </FieldRow>
      );
    case 'bpmn:LinkEventDefinition':
      return <LinkField event={event} />;
    case 'bpmn:CompensateEventDefinition':
      return event.compensation ? <CompensationFields event={event} /> : null;
    case 'bpmn:TerminateEventDefinition':
      return <span className={styles.hint}>{words.event.terminateHint}</span>;
    case 'bpmn:CancelEventDefinition':
      return <span className={styles.hint}>{words.event.cancelHint}</span>;
    default:
      return <ReferenceFields event={event} trigger={trigger} />;
  }
}

const KINDS = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
} as const;

/** The message, signal, error or escalation: one that is there, or a new one; its name and code hold for all. */
function ReferenceFields({ event, trigger }: TriggerFieldsProps) {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { commands } = editor;
  const kind = Object.entries(KINDS).find(([type]) => type === event.type)?.[1];
  if (!kind) return null;
  const { reference } = event;
  const named = event.known.filter(({ name }) => name !== '');
  const catchesAll = kind === 'error' || kind === 'escalation' ? words.event.anyOf : undefined;
  return (
    <>
      <FieldRow label={words.event[kind]}>
        <PickOrMake
          label={words.event[kind]}
          value={reference?.name || reference?.id || ''}
          known={named.map(({ name, code }) => ({ value: name, label: code === '' ? name : `${name} (${code})` }))}
          {...(catchesAll && /Boundary|Start/.test(info.type) && { placeholder: catchesAll })}
          onChange={(name) => commands.setReference(info.id, { name }, trigger)}
        />
      </FieldRow>
      {reference && (
        <FieldRow label={words.event.name} hint={words.event.nameHint}>
          <CommitInput
            label={words.event.name}
            value={reference.name}
            disabled={readOnly}
            onCommit={(name) => commands.renameReference(info.id, name.trim(), trigger)}
          />
        </FieldRow>
      )}
      {(kind === 'error' || kind === 'escalation') && reference && (
        <FieldRow label={words.event.code} hint={words.event.codeHint}>
          <CommitInput
            code
            label={words.event.code}
            value={reference.code}
            disabled={readOnly}
            onCommit={(code) => commands.setReference(info.id, { name: reference.name, code: code.trim() }, trigger)}
          />
        </FieldRow>
      )}
      {kind === 'message' && (
        <FieldRow label={words.event.correlationKey} hint={words.event.correlationHint}>
          <FeelInput
            label={words.event.correlationKey}
            value={event.correlationKey ?? ''}
            onCommit={(feel) => commands.setCorrelationKey(info.id, feel, trigger)}
          />
        </FieldRow>
      )}
    </>
  );
}

/** Where a link leads, or what leads here. */
function LinkField({ event: { link } }: { event: EventInfo }) {
  const words = useWords();
  const { editor, info } = usePanel();
  const throws = info.type === 'bpmn:IntermediateThrowEvent';
  const others = (link?.others ?? []).map((name) => ({ value: name, label: name }));
  const isLoose = link !== undefined && link.name !== '' && !link.others.includes(link.name);
  const label = throws ? words.event.linkTarget : words.event.linkName;
  return (
    <FieldRow label={label} {...(isLoose && { hint: throws ? words.event.linkNoTarget : words.event.linkNoSource })}>
      <PickOrMake
        label={label}
        value={link?.name ?? ''}
        known={others}
        onChange={(name) => editor.commands.setLink(info.id, name)}
      />
    </FieldRow>
  );
}

/** What is undone. */
function CompensationFields({ event: { compensation } }: { event: EventInfo }) {
  const words = useWords();
  const names = useNames();
  const { editor, info, readOnly } = usePanel();
  if (!compensation) return null;
  const { activityId, waits, choices } = compensation;
  return (
    <>
      <FieldRow label={words.event.undone}>
        <Select
          allowClear
          aria-label={words.event.undone}
          disabled={readOnly}
          placeholder={words.event.undoneAll}
          value={activityId || null}
          options={choices.map((step) => ({ value: step.id, label: names(step) }))}
          onChange={(id: string | null | undefined) => editor.commands.setCompensation(info.id, id ?? '', waits)}
        />
      </FieldRow>
      <SwitchRow
        label={words.event.waitForUndone}
        on={waits}
        onChange={(on) => editor.commands.setCompensation(info.id, activityId, on)}
      />
    </>
  );
}
