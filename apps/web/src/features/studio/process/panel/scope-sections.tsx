import { InputNumber, Select } from 'antd';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { SwitchRow } from '../fields/switch-row.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';

/** How the steps of an ad-hoc sub-process are done; what starts or cancels the other special sub-processes. */
export function ScopeSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { attributes } = info;
  const { commands } = editor;
  if (info.type === 'bpmn:Transaction') return <span className={styles.hint}>{words.scope.transactionHint}</span>;
  if (info.type !== 'bpmn:AdHocSubProcess') return <span className={styles.hint}>{words.scope.eventHint}</span>;
  return (
    <>
      <FieldRow label={words.scope.ordering}>
        <Select
          aria-label={words.scope.ordering}
          disabled={readOnly}
          value={attributes.ordering === 'Sequential' ? 'Sequential' : 'Parallel'}
          options={(['Parallel', 'Sequential'] as const).map((value) => ({ value, label: words.scope[value] }))}
          onChange={(value) => commands.setAttribute(info.id, 'ordering', value === 'Parallel' ? null : value)}
        />
      </FieldRow>
      <FieldRow label={words.scope.completion} hint={words.scope.completionHint}>
        <FeelInput
          label={words.scope.completion}
          value={info.completion ?? ''}
          onCommit={(feel) => commands.setCompletion(info.id, feel.trim())}
        />
      </FieldRow>
      <SwitchRow
        label={words.scope.cancelRemaining}
        on={attributes.cancelRemainingInstances !== false}
        onChange={(on) => commands.setAttribute(info.id, 'cancelRemainingInstances', on ? null : false)}
      />
    </>
  );
}

/** When a complex gateway goes on; whether a gateway of events begins a process. */
export function GatewaySection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { commands } = editor;
  if (info.type === 'bpmn:ComplexGateway')
    return (
      <FieldRow label={words.gateway.activation} hint={words.gateway.activationHint}>
        <FeelInput
          label={words.gateway.activation}
          value={info.completion ?? ''}
          onCommit={(feel) => commands.setCompletion(info.id, feel.trim())}
        />
      </FieldRow>
    );
  const begins = info.attributes.instantiate === true;
  return (
    <>
      <SwitchRow
        label={words.gateway.instantiate}
        on={begins}
        onChange={(on) => {
          if (!on) commands.setAttribute(info.id, 'eventGatewayType', null);
          commands.setAttribute(info.id, 'instantiate', on || null);
        }}
      />
      {begins && (
        <FieldRow label={words.gateway.kind}>
          <Select
            aria-label={words.gateway.kind}
            disabled={readOnly}
            value={info.attributes.eventGatewayType === 'Parallel' ? 'Parallel' : 'Exclusive'}
            options={(['Exclusive', 'Parallel'] as const).map((value) => ({ value, label: words.gateway[value] }))}
            onChange={(value) =>
              commands.setAttribute(info.id, 'eventGatewayType', value === 'Exclusive' ? null : value)
            }
          />
        </FieldRow>
      )}
    </>
  );
}

/** What hardly any activity needs: tokens that it takes and gives, and whether it only undoes another one. */
export function RunSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const quantity = (name: 'startQuantity' | 'completionQuantity') => (
    <FieldRow label={words.run[name]}>
      <InputNumber
        min={1}
        precision={0}
        aria-label={words.run[name]}
        disabled={readOnly}
        value={Number(info.attributes[name] ?? 1)}
        onChange={(next) => editor.commands.setAttribute(info.id, name, next === null || next === 1 ? null : next)}
      />
    </FieldRow>
  );
  return (
    <>
      {!info.isEventSubProcess && (
        <SwitchRow
          label={words.run.isForCompensation}
          on={info.attributes.isForCompensation === true}
          onChange={(on) => editor.commands.setAttribute(info.id, 'isForCompensation', on || null)}
        />
      )}
      {quantity('startQuantity')}
      {quantity('completionQuantity')}
    </>
  );
}
