import { Alert, Radio, Select } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import { BranchingField } from './branching-field.tsx';

/** The ways on from a gateway: which one when. */
export function WaysSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const chooses = info.type === 'bpmn:ExclusiveGateway' || info.type === 'bpmn:InclusiveGateway';
  const asks = chooses || info.type === 'bpmn:ComplexGateway';
  const manual = info.settings.some(({ $type, choice }) => $type === 'flow:Branching' && choice === 'manual');
  const many = info.outgoing.length > 1;
  const fallback = info.outgoing.find(({ isDefault }) => isDefault);
  return (
    <>
      {chooses && <BranchingField />}
      {asks && many && !manual && (
        <span className={styles.hint}>
          {info.type === 'bpmn:ExclusiveGateway' ? words.flows.reorder : words.flows.several}
        </span>
      )}
      {info.outgoing.map((flow) => (
        <section
          key={flow.id}
          className={styles.item}
          aria-label={`${words.flows.to} ${flow.otherName || flow.otherId}`}
        >
          <FieldRow label={`${words.flows.to} ${flow.otherName || flow.otherId}`}>
            <CommitInput
              label={words.common.nameZh}
              placeholder={words.common.nameZh}
              value={flow.name}
              disabled={readOnly}
              onCommit={(text) => editor.commands.setName(flow.id, 'zh', text)}
            />
          </FieldRow>
          {asks && many && !manual && (
            <>
              {!flow.isDefault && (
                <FeelInput
                  label={words.sections.condition}
                  value={flow.condition}
                  onCommit={(feel) => editor.commands.setCondition(flow.id, feel.trim())}
                />
              )}
              <Radio
                checked={flow.isDefault}
                disabled={readOnly}
                onClick={() => editor.commands.setDefaultFlow(info.id, flow.isDefault ? null : flow.id)}
              >
                {words.flows.default}
              </Radio>
            </>
          )}
        </section>
      ))}
      {asks && many && !manual && !fallback && (
        <Alert type="warning" showIcon title={words.flows.noDefault} description={words.flows.noDefaultHint} />
      )}
    </>
  );
}

/** When a sequence flow is taken. */
export function ConditionSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  if (!info.flow) return null;
  const { sourceId, sourceType, condition, isDefault } = info.flow;
  if (!/(?:ExclusiveGateway|InclusiveGateway|ComplexGateway|Task|Activity|SubProcess)$/.test(sourceType))
    return <span className={styles.hint}>{words.flows.always}</span>;
  return (
    <>
      <Select
        aria-label={words.sections.condition}
        disabled={readOnly}
        value={isDefault ? 'default' : 'condition'}
        options={[
          { value: 'condition', label: words.sections.condition },
          { value: 'default', label: words.flows.default },
        ]}
        onChange={(kind) => editor.commands.setDefaultFlow(sourceId, kind === 'default' ? info.id : null)}
      />
      {!isDefault && (
        <FeelInput
          label={words.sections.condition}
          value={condition}
          onCommit={(feel) => editor.commands.setCondition(info.id, feel.trim())}
        />
      )}
    </>
  );
}
