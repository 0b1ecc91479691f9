import { Segmented } from 'antd';
import { useWords } from '../lib/use-words.ts';
import { CommitInput } from './commit-input.tsx';
import { FeelInput } from './feel-input.tsx';
import styles from './fields.module.css';

export interface ValueInputProps {
  value: string;
  label: string;
  onCommit: (value: string) => void;
  disabled?: boolean;
  lines?: number;
}

const isFeel = (value: string) => value.trimStart().startsWith('=');

/** A text, or an expression after `=`. */
export function ValueInput({ value, label, onCommit, disabled, lines }: ValueInputProps) {
  const words = useWords();
  const feel = isFeel(value);
  return (
    <div className={styles.value}>
      <Segmented
        size="small"
        disabled={disabled}
        value={feel ? 'feel' : 'text'}
        options={[
          { value: 'text', label: words.feel.isText },
          { value: 'feel', label: 'fx', title: words.feel.isExpression },
        ]}
        onChange={(kind) => {
          const bare = value.trim().replace(/^=\s*/, '');
          onCommit(kind === 'feel' ? `= ${feel ? bare : JSON.stringify(bare)}` : bare.replace(/^"(.*)"$/s, '$1'));
        }}
      />
      {feel ? (
        <FeelInput
          value={value.trim().replace(/^=\s*/, '')}
          label={label}
          onCommit={(next) => onCommit(`= ${next.trim()}`)}
        />
      ) : (
        <CommitInput value={value} label={label} onCommit={onCommit} disabled={disabled} lines={lines} />
      )}
    </div>
  );
}
