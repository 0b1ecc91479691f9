import type { ElementChange } from '@flowhall/bpmn';
import type { MountedDiff } from '@flowhall/modeler/diff';
import { Skeleton, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../lib/use-language.ts';
import { useWords, wordFor } from '../process/lib/use-words.ts';
import styles from './compare.module.css';
import { elementNames } from './element-names.ts';
import { sayChange } from './setting-words.ts';
import { ValueList } from './value-list.tsx';

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
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState(false);
  const { before: left, after: right } = labels;

  useEffect(() => {
    let isCurrent = true;
    const show = async () => {
      const [{ diffModels, parseBpmn }, { mountDiff }] = await Promise.all([
        import('@flowhall/bpmn'),
        import('@flowhall/modeler/diff'),
      ]);
      const models = [await parseBpmn(before), await parseBpmn(after)] as const;
      const changes = diffModels(...models);
      if (!isCurrent || !host.current) return;
      setFound({ changes, names: elementNames(models, lang) });
      const mounted = await mountDiff(host.current, {
        before,
        after,
        lang,
        marks: changes.map(({ id, kind }) => ({ id, kind })),
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
      <h3 className={styles.title}>{words.diff.process}</h3>
      {!found && <Skeleton active paragraph={{ rows: 3 }} />}
      {found?.changes.length === 0 && <p className={styles.quiet}>{words.diff.same}</p>}
      {found && found.changes.length > 0 && (
        <ul className={styles.changes} aria-label={words.diff.process}>
          {found.changes.map(({ id, kind, type, changes }) => (
            <li key={`${kind} ${id}`}>
              <button type="button" className={styles.change} onClick={() => view.current?.focus(id)}>
                <Tag color={COLOURS[kind]}>{words.diff[kind]}</Tag>
                <strong>{found.names.get(id) ?? id}</strong>
                <span className={styles.quiet}>{kindWord(words.types, type)}</span>
              </button>
              <ValueList values={changes.map((change) => sayChange(words, change, found.names))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Found {
  readonly changes: readonly ElementChange[];
  /** Of elements by id, in the reader's language. */
  readonly names: ReadonlyMap<string, string>;
}

const kindWord = (types: object, type: string) => {
  const word = wordFor(types, type);
  return word === type ? '' : word;
};
