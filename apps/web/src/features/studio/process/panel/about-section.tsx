import { CommitInput } from '../fields/commit-input.tsx';
import { FieldRow } from '../fields/field-row.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import styles from './panel.module.css';

/** Notes of whoever drew it, and what came with the file from elsewhere. */
export function AboutSection() {
  const words = useWords();
  const { editor, info, readOnly } = usePanel();
  return (
    <>
      <FieldRow label={words.common.documentation} hint={words.common.documentationHint}>
        <CommitInput
          lines={3}
          label={words.common.documentation}
          value={info.documentation}
          disabled={readOnly}
          onCommit={(text) => editor.commands.setDocumentation(info.id, text)}
        />
      </FieldRow>
      {info.foreign.length > 0 && (
        <FieldRow label={words.common.foreign}>
          <ul className={styles.foreign}>
            {info.foreign.map((part) => (
              <li key={part}>
                <code>{part}</code>
              </li>
            ))}
          </ul>
        </FieldRow>
      )}
    </>
  );
}
