import { useQuery } from '@tanstack/react-query';
import { Modal, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { answer, client } from '../../../../lib/api/client.ts';
import { queryKeys } from '../../../../lib/query-keys.ts';
import { versionsQuery } from '../../api/versions.ts';
import { useItemDraft } from '../../store/use-item-draft.ts';
import { useWords } from '../lib/use-words.ts';
import { changedFiles } from './changed-files.ts';
import styles from './process-diff.module.css';
import { ProcessDiff } from './process-diff.tsx';

const COLOURS = { added: 'green', removed: 'red', changed: 'blue' } as const;

/** The draft beside a version: the process as drawings, everything else by file. */
export function CompareDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const draft = useItemDraft();
  const versions = useQuery(versionsQuery(draft.itemKey)).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const base = versions?.find(({ version }) => version === draft.draft.basedOn?.version) ?? versions?.[0];
  const id = chosen ?? base?.id;
  const { data } = useQuery({
    queryKey: [...queryKeys.studio, 'version-files', id],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/studio/versions/{id}/files', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = (version: number) => words.diff.version.replace('{version}', String(version));
  const before = data?.files.find(({ path }) => path === 'process.bpmn')?.text;
  const after = draft.text('process.bpmn');
  const files = data ? changedFiles(data.files, [...draft.files.values()]) : [];
  return (
    <Modal open centered width="min(1400px, 96vw)" footer={null} title={words.diff.title} onCancel={onClose}>
      {versions?.length === 0 && <p className={styles.quiet}>{words.diff.noVersion}</p>}
      {versions && versions.length > 0 && (
        <div className={styles.diff}>
          <Select
            className={styles.versions ?? ''}
            aria-label={words.diff.before}
            value={id ?? null}
            options={versions.map((one) => ({ value: one.id, label: name(one.version) }))}
            onChange={setChosen}
          />
          {!data && <Skeleton active paragraph={{ rows: 6 }} />}
          {data && before && after && (
            <ProcessDiff
              before={before}
              after={after}
              labels={{ before: name(data.version), after: words.diff.draft }}
            />
          )}
          {files.length > 0 && (
            <section>
              <h3 className={styles.title}>{words.diff.files}</h3>
              <ul className={styles.changes}>
                {files.map(({ path, kind }) => (
                  <li key={path}>
                    <Tag color={COLOURS[kind]}>{words.diff[kind]}</Tag> <code>{path}</code>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Modal>
  );
}
