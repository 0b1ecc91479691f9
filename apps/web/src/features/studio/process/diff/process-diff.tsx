import type { ElementChange } from '@flowhall/bpmn';
import type { MountedDiff } from '@flowhall/modeler/diff';
import { Skeleton, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useWords, wordFor } from '../lib/use-words.ts';
import styles from './process-diff.module.css';

export interface ProcessDiffProps {
  before: string;
  after: string;
  /** Words over the two drawings, such as "Version 2". */
  labels: { before: string; after: string };
}

const COLOURS = { added: 'green', removed: 'red', changed: 'blue', moved: 'gold' } as const;

/** Two versions of a process side by side, with what differs; a press on a change leads to it in both. */
export function ProcessDiff({ before, after, labels }: ProcessDiffProps) {
  const words = useWords();
  const lang = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<MountedDiff | null>(null);
  const [changes, setChanges] = useState<readonly ElementChange[] | null>(null);
  const [failed, setFailed] = useState(false);
  const { before: left, after: right } = labels;

  useEffect(() => {
    let isCurrent = true;
    const show = async () => {
      const [{ diffModels, parseBpmn }, { mountDiff }] = await Promise.all([
        import('@flowhall/bpmn'),
        import('@flowhall/modeler/diff'),
      ]);
      const found = diffModels(await parseBpmn(before), await parseBpmn(after));
      if (!isCurrent || !host.current) return;
      setChanges(found);
      const mounted = await mountDiff(host.current, {
        before,
        after,
        lang,
        marks: found.map(({ id, kind }) => ({ id, kind })),
        labels: { before: left, after: right },
      });
      if (isCurrent) view.current = mounted;
      else mounted.destroy();
    };
    show().catch(() => isCurrent && setFailed(true));
    return () => {
      isCurrent = false;
      view.current?.destroy();
      view.current = null;
    };
  }, [before, after, left, right, lang]);

  if (failed) return <p className={styles.quiet}>{words.diff.unreadable}</p>;
  return (
    <div className={styles.diff}>
      <div ref={host} className={styles.stage} />
      {!changes && <Skeleton active paragraph={{ rows: 3 }} />}
      {changes?.length === 0 && <p className={styles.quiet}>{words.diff.same}</p>}
      <ul className={styles.changes}>
        {changes?.map((change) => (
          <li key={`${change.kind} ${change.id}`}>
            <button type="button" className={styles.change} onClick={() => view.current?.focus(change.id)}>
              <Tag color={COLOURS[change.kind]}>{words.diff[change.kind]}</Tag>
              <strong>{change.name ?? change.id}</strong>
              <span className={styles.quiet}>{kindWord(words.types, change.type)}</span>
            </button>
            {change.changes.length > 0 && (
              <ul className={styles.details}>
                {change.changes.map(({ path, before: was, after: is }) => (
                  <li key={path.join('.')}>
                    <code>{path.join(' › ')}</code> <del>{shown(was, words.diff.empty)}</del> →{' '}
                    <ins>{shown(is, words.diff.empty)}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const kindWord = (types: object, type: string) => {
  const word = wordFor(types, type);
  return word === type ? '' : word;
};

function shown(value: unknown, empty: string): string {
  if (value === undefined || value === null || value === '') return empty;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
