import type { ItemFileView } from '@flowhall/contracts';
import { diffItems, type FileChange } from '@flowhall/items/diff';
import { Skeleton, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../lib/use-language.ts';
import { useWords, type Words } from '../process/lib/use-words.ts';
import styles from './compare.module.css';
import { formChanges, formTitle, sayPath } from './form-changes.ts';
import { otherFiles } from './item-files.ts';
import { type SaidChange, sayPlain } from './setting-words.ts';
import { ValueList } from './value-list.tsx';

export interface FileChangesProps {
  before: readonly ItemFileView[];
  after: readonly ItemFileView[];
}

const COLOURS = { added: 'green', removed: 'red', changed: 'blue' } as const;
const FORM = /^forms\/[^/]+\.json$/;

/** What differs in everything but the process: forms by field, settings of the item, other files by name. */
export function FileChanges({ before, after }: FileChangesProps) {
  const words = useWords();
  const changes = useFileChanges(before, after);
  if (!changes) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (changes.length === 0) return <p className={styles.quiet}>{words.diff.sameOther}</p>;
  const forms = changes.filter(({ path }) => FORM.test(path));
  const manifest = changes.find(({ path }) => path === 'item.yaml');
  const others = changes.filter((change) => !FORM.test(change.path) && change !== manifest);
  return (
    <>
      {forms.map((change) => (
        <FormSection key={change.path} change={change} before={before} after={after} />
      ))}
      {manifest && (
        <section aria-label={words.diff.item}>
          <h3 className={styles.title}>{words.diff.item}</h3>
          <Values change={manifest} values={(manifest.values ?? []).map((value) => said(words, value))} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={words.diff.files}>
          <h3 className={styles.title}>{words.diff.files}</h3>
          <ul className={styles.changes}>
            {others.map(({ path, kind }) => (
              <li key={path} className={styles.line}>
                <Tag color={COLOURS[kind]}>{words.diff[kind]}</Tag>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FormSection({ change, before, after }: FileChangesProps & { change: FileChange }) {
  const words = useWords();
  const lang = useLanguage();
  const sides = [read(before, change.path), read(after, change.path)] as const;
  const name = formTitle(sides[1], lang) ?? formTitle(sides[0], lang) ?? change.path;
  const title = words.diff.form.replace('{name}', name);
  const fields = formChanges(change.values ?? [], sides, lang, words);
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {fields.length === 0 && <Values change={change} values={[]} />}
      <ul className={styles.changes}>
        {fields.map(({ key, kind, label, values }) => (
          <li key={key}>
            <div className={styles.line}>
              <Tag color={COLOURS[kind]}>{words.diff[kind]}</Tag>
              <strong>{label}</strong>
            </div>
            <ValueList values={values.map((value) => said(words, value))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of a file as a whole; a change of nothing is one of its layout. */
function Values({ change: { kind, values: known }, values }: { change: FileChange; values: readonly SaidChange[] }) {
  const words = useWords();
  if (values.length > 0) return <ValueList values={values} />;
  const isLayout = kind === 'changed' && known !== undefined;
  return <p className={styles.quiet}>{isLayout ? words.diff.layoutOnly : words.diff[kind]}</p>;
}

function useFileChanges(before: readonly ItemFileView[], after: readonly ItemFileView[]): readonly FileChange[] | null {
  const [changes, setChanges] = useState<readonly FileChange[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void diffItems(otherFiles(before), otherFiles(after)).then((found) => isCurrent && setChanges(found));
    return () => {
      isCurrent = false;
    };
  }, [before, after]);
  return changes;
}

const said = (words: Words, { path, before, after }: NonNullable<FileChange['values']>[number]): SaidChange => ({
  label: sayPath(words, path),
  before: sayPlain(words, before),
  after: sayPlain(words, after),
});

/** A file of JSON as data; undefined when it is none. */
function read(files: readonly ItemFileView[], path: string): unknown {
  try {
    return JSON.parse(files.find((file) => file.path === path)?.text ?? '');
  } catch {
    return undefined;
  }
}
