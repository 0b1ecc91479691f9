import type { ItemFileView } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Modal, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { ErrorState } from '../../../components/states/error-state.tsx';
import { versionFilesQuery, versionsQuery } from '../api/versions.ts';
import { currentOf } from '../components/current-version.ts';
import { useWords } from '../process/lib/use-words.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import styles from './compare.module.css';
import { FileChanges } from './file-changes.tsx';
import { processOf } from './item-files.ts';
import { ProcessDiff } from './process-diff.tsx';

/** One of the two that are compared: the draft, or a version by its id. */
export type Side = 'draft' | (string & {});

export interface CompareDialogProps {
  /** What is compared first; without it the current version. */
  before?: Side;
  after?: Side;
  onClose: () => void;
}

/** Any two of the draft and the versions of an item beside each other: the process as drawings, the rest in words. */
export function CompareDialog({ onClose, ...first }: CompareDialogProps) {
  const words = useWords();
  const draft = useItemDraft();
  const versions = useQuery(versionsQuery(draft.itemKey)).data;
  const [chosen, setChosen] = useState<{ before?: Side; after?: Side }>(first);
  const base = currentOf(versions) ?? versions?.[0];
  const sides = { before: chosen.before ?? base?.id ?? 'draft', after: chosen.after ?? 'draft' };
  const [before, after] = [useFiles(sides.before), useFiles(sides.after)];
  const name = (version: number) => words.diff.version.replace('{version}', String(version));
  const options = [
    { value: 'draft', label: words.diff.draft },
    ...(versions ?? []).map(({ id, version }) => ({ value: id, label: name(version) })),
  ];
  const label = (side: Side) => options.find(({ value }) => value === side)?.label ?? '';
  const picker = (side: 'before' | 'after') => (
    <Select
      className={styles.picker ?? ''}
      aria-label={words.diff[side]}
      value={sides[side]}
      options={options}
      onChange={(value) => setChosen({ ...chosen, [side]: value })}
    />
  );
  const error = before.error ?? after.error;
  return (
    <Modal open centered width="min(1400px, 96vw)" footer={null} title={words.diff.title} onCancel={onClose}>
      {versions?.length === 0 && <p className={styles.quiet}>{words.diff.noVersion}</p>}
      {versions && versions.length > 0 && (
        <div className={styles.diff}>
          <div className={styles.pickers}>
            {picker('before')}
            <span aria-hidden="true">→</span>
            {picker('after')}
          </div>
          {error && <ErrorState error={error} />}
          {!error && !(before.files && after.files) && <Skeleton active paragraph={{ rows: 6 }} />}
          {before.files && after.files && (
            <Comparison
              before={before.files}
              after={after.files}
              labels={{ before: label(sides.before), after: label(sides.after) }}
            />
          )}
        </div>
      )}
    </Modal>
  );
}

interface ComparisonProps {
  before: readonly ItemFileView[];
  after: readonly ItemFileView[];
  labels: { before: string; after: string };
}

function Comparison({ before, after, labels }: ComparisonProps) {
  const words = useWords();
  const [was, is] = [processOf(before), processOf(after)];
  return (
    <>
      {was === undefined || is === undefined ? (
        <p className={styles.quiet}>{words.diff.unreadable}</p>
      ) : (
        <ProcessDiff before={was} after={is} labels={labels} />
      )}
      <FileChanges before={before} after={after} />
    </>
  );
}

function useFiles(side: Side): { files: readonly ItemFileView[] | undefined; error: Error | null } {
  const draft = useItemDraft();
  const query = useQuery({ ...versionFilesQuery(side), enabled: side !== 'draft' });
  const own = useMemo(() => [...draft.files.values()], [draft.files]);
  return side === 'draft' ? { files: own, error: null } : { files: query.data?.files, error: query.error };
}
