import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { DataLink } from '@flowhall/modeler/editor';
import { Button } from 'antd';
import { useState } from 'react';
import { CommitInput } from '../fields/commit-input.tsx';
import { FeelInput } from '../fields/feel-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import styles from '../fields/fields.module.css';
import { PickOrMake } from '../fields/pick-or-make.tsx';
import { SwitchRow } from '../fields/switch-row.tsx';
import { VariableInput } from '../fields/variable-input.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';

/** Values that go into an activity or event, and out of it. */
export function ValuesSection() {
  const words = useWords();
  const { info } = usePanel();
  const isCall = info.type === 'bpmn:CallActivity';
  return (
    <>
      <span className={styles.hint}>{isCall ? words.values.callHint : words.values.hint}</span>
      {info.inputs && <LinkList key={`${info.id} in`} kind="inputs" links={info.inputs} />}
      {info.outputs && <LinkList key={`${info.id} out`} kind="outputs" links={info.outputs} />}
    </>
  );
}

interface LinkListProps {
  kind: 'inputs' | 'outputs';
  links: readonly DataLink[];
}

function LinkList({ kind, links }: LinkListProps) {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const [adds, setAdds] = useState(false);
  const [draft, setDraft] = useState({ value: '', to: '' });
  const label = words.values[kind];
  const set = (index: number, link: { value: string; to: string } | null) =>
    editor.commands.setDataLink(info.id, kind, index, link);
  const complete = (next: { value: string; to: string }) => {
    setDraft(next);
    if (next.value.trim() === '' || next.to === '') return;
    set(links.length, next);
    setAdds(false);
    setDraft({ value: '', to: '' });
  };
  return (
    <section className={styles.list} aria-label={label}>
      <span className={styles.label}>{label}</span>
      {links.map((link, index) => (
        <LinkFields key={index} kind={kind} link={link} onChange={(next) => set(index, next)} />
      ))}
      {adds && (
        <LinkFields
          kind={kind}
          link={{ ...draft, isFixed: false }}
          onChange={(next) => (next ? complete(next) : setAdds(false))}
        />
      )}
      {!adds && (
        <Button
          block
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          disabled={readOnly}
          onClick={() => setAdds(true)}
        >
          {words.common.add}
        </Button>
      )}
    </section>
  );
}

interface LinkFieldsProps {
  kind: 'inputs' | 'outputs';
  link: DataLink;
  onChange: (link: { value: string; to: string } | null) => void;
}

function LinkFields({ kind, link, onChange }: LinkFieldsProps) {
  const words = useWords();
  const { readOnly } = usePanel();
  const { value, to, isFixed } = link;
  return (
    <div className={styles.item}>
      <div className={styles.itemTools}>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={words.common.remove}
          disabled={readOnly}
          onClick={() => onChange(null)}
        />
      </div>
      {isFixed && <span className={styles.hint}>{words.values.fixed}</span>}
      {!isFixed && (
        <>
          <FieldRow label={words.values.value}>
            <FeelInput
              label={words.values.value}
              value={value}
              onCommit={(feel) => onChange({ value: feel.trim(), to })}
            />
          </FieldRow>
          <FieldRow label={words.values.to[kind]}>
            {kind === 'outputs' ? (
              <VariableInput
                label={words.values.to.outputs}
                value={to}
                onChange={(name) => onChange({ value, to: name })}
              />
            ) : (
              <CommitInput
                code
                label={words.values.to.inputs}
                value={to}
                disabled={readOnly}
                onCommit={(name) => onChange({ value, to: name.trim() })}
              />
            )}
          </FieldRow>
        </>
      )}
    </div>
  );
}

/** What a data object or store stands for. */
export function DataSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { data } = info;
  if (!data) return null;
  const set = (change: Partial<typeof data>) => editor.commands.setData(info.id, { ...data, ...change });
  const isStore = info.type === 'bpmn:DataStoreReference';
  const label = isStore ? words.object.store : words.object.variable;
  const known = data.known.map((name) => ({ value: name, label: name }));
  return (
    <>
      <FieldRow label={label} hint={isStore ? words.object.storeHint : words.object.variableHint}>
        {isStore ? (
          <PickOrMake label={label} value={data.name} known={known} onChange={(name) => set({ name })} />
        ) : (
          <VariableInput label={label} value={data.name} onChange={(name) => set({ name })} />
        )}
      </FieldRow>
      <FieldRow label={words.object.state} hint={words.object.stateHint}>
        <CommitInput
          label={words.object.state}
          value={data.state}
          disabled={readOnly}
          onCommit={(state) => set({ state: state.trim() })}
        />
      </FieldRow>
      {!isStore && (
        <SwitchRow
          label={words.object.collection}
          on={data.isCollection}
          onChange={(isCollection) => set({ isCollection })}
        />
      )}
    </>
  );
}

/** What a drawn association leads from a data object to a step, or from a step to it. */
export function AssociationSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const { association } = info;
  if (!association) return null;
  const { from, to, value } = association;
  const isInput = info.type === 'bpmn:DataInputAssociation';
  return (
    <>
      {isInput && <FieldRow label={words.association.from}>{from}</FieldRow>}
      {isInput ? (
        <FieldRow label={words.association.inside} hint={words.association.insideHint}>
          <CommitInput
            code
            label={words.association.inside}
            value={to}
            disabled={readOnly}
            onCommit={(name) => editor.commands.setAssociation(info.id, { to: name.trim(), value })}
          />
        </FieldRow>
      ) : (
        <FieldRow label={words.association.to}>{to}</FieldRow>
      )}
      <FieldRow
        label={words.association.value}
        hint={isInput ? words.association.valueHint : words.association.valueOut}
      >
        <FeelInput
          label={words.association.value}
          value={value}
          onCommit={(feel) => editor.commands.setAssociation(info.id, { to, value: feel.trim() })}
        />
      </FieldRow>
    </>
  );
}
