import { Collapse } from 'antd';
import { CommitInput } from '../fields/commit-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import fieldStyles from '../fields/fields.module.css';
import { usePanel } from '../lib/panel-context.ts';
import { useWords, wordFor } from '../lib/use-words.ts';
import styles from './panel.module.css';
import { sectionsOf } from './sections.tsx';

export interface StepPanelProps {
  /** Sections that are open. */
  open: readonly string[];
  onOpen: (sections: readonly string[]) => void;
}

/** The fields of sections stand below those above them. */
const SPACING = { header: { paddingInline: 16 }, body: { padding: '4px 16px 16px' } };

/** Everything that can be set at the selected element, by sections. */
export function StepPanel({ open, onOpen }: StepPanelProps) {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  const sections = sectionsOf(info, words);
  const kind = wordFor(words.types, info.type);
  const isProcess = info.type === 'bpmn:Process' || info.type === 'bpmn:Collaboration';
  return (
    <div className={styles.panelBody}>
      <header className={styles.panelHead}>
        <strong className={styles.kind}>{kind.startsWith('bpmn:') ? words.types.other : kind}</strong>
        <code className={styles.id}>{info.id}</code>
      </header>
      {isProcess && <p className={fieldStyles.hint}>{words.common.nothing}</p>}
      <FieldRow label={words.common.nameZh}>
        <CommitInput
          label={words.common.nameZh}
          value={info.names.zh}
          disabled={readOnly}
          onCommit={(text) => editor.commands.setName(info.id, 'zh', text.trim())}
        />
      </FieldRow>
      <FieldRow label={words.common.nameEn}>
        <CommitInput
          label={words.common.nameEn}
          value={info.names.en}
          disabled={readOnly}
          onCommit={(text) => editor.commands.setName(info.id, 'en', text.trim())}
        />
      </FieldRow>
      <Collapse
        ghost
        size="small"
        className={styles.sections ?? ''}
        styles={SPACING}
        activeKey={[...open]}
        onChange={(keys) => onOpen([keys].flat().map(String))}
        items={sections.map(({ key, label, extra, children }) => ({
          key,
          label: <span className={styles.sectionLabel}>{label}</span>,
          ...(extra && { extra: <span className={styles.extra}>{extra}</span> }),
          children: <div className={styles.sectionBody}>{children}</div>,
          // a field that is not shown takes nothing back when it goes
          destroyOnHidden: true,
        }))}
      />
    </div>
  );
}
