import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined, DownOutlined, RightOutlined } from '@ant-design/icons';
import type { ScenarioResults } from '@flowhall/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FileEditor } from '../components/file-editor.tsx';
import { FindingList } from '../components/finding-list.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './scenarios-tab.module.css';

export interface ScenarioCardProps {
  path: string;
  /** What came of it last. */
  result: ScenarioResults['scenarios'][number] | undefined;
  open: boolean;
  onToggle: () => void;
}

const nameIn = (text: string): string | undefined => /^name:\s*(.+)$/m.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');

/** One scenario: what came of it, what is not as expected and where, and its text. */
export function ScenarioCard({ path, result, open, onToggle }: ScenarioCardProps) {
  const { t } = useTranslation('studio');
  const { modal } = App.useApp();
  const draft = useItemDraft();
  const name = result?.name ?? nameIn(draft.text(path) ?? '') ?? path;
  const remove = () =>
    void modal.confirm({
      title: t('scenarios.removeTitle', { name }),
      okText: t('scenarios.remove'),
      okButtonProps: { danger: true },
      onOk: () => draft.change(path, null),
    });
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={onToggle}>
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          {result &&
            (result.findings.length === 0 ? (
              <CheckCircleFilled className={styles.passed} aria-label={t('scenarios.isPassed')} />
            ) : (
              <CloseCircleFilled className={styles.failed} aria-label={t('scenarios.isFailed')} />
            ))}
          <span className={styles.name}>{name}</span>
          <span className={styles.quiet}>
            {result
              ? t('scenarios.milliseconds', { ms: result.milliseconds.toFixed(1) })
              : path.replace('scenarios/', '')}
          </span>
        </button>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          disabled={draft.readOnly}
          aria-label={t('scenarios.removeTitle', { name })}
          onClick={remove}
        />
      </div>
      {result && result.findings.length > 0 && (
        <div className={styles.findings}>
          <FindingList findings={result.findings} />
        </div>
      )}
      {open && <FileEditor paths={[path]} />}
    </li>
  );
}
