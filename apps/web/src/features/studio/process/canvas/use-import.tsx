import type { AdoptedBpmn, ForeignNote } from '@flowhall/bpmn';
import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocalized } from '../../../../lib/localized.ts';
import { useWords } from '../lib/use-words.ts';
import styles from './canvas.module.css';

export interface Importing {
  /** Asks for a file and puts it in place of the process. */
  choose: () => void;
  dialogs: ReactNode;
}

/** Import of BPMN files from anywhere, with a report of what became of other engines' settings. */
export function useImport(replace: (xml: string) => Promise<void>): Importing {
  const words = useWords();
  const { modal, message } = App.useApp();
  const [report, setReport] = useState<AdoptedBpmn | null>(null);

  const take = async (file: File) => {
    const { adoptForeign } = await import('@flowhall/bpmn');
    try {
      const adopted = await adoptForeign(await file.text());
      await replace(adopted.xml);
      setReport(adopted);
    } catch {
      void message.error(words.failed);
    }
  };
  const choose = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.bpmn,.xml,application/xml,text/xml';
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) return;
      modal.confirm({
        title: words.imported.replaceTitle,
        content: file.name,
        okText: words.imported.replace,
        onOk: () => take(file),
      });
    });
    input.click();
  };
  const isPlain = report?.mapped.length === 0 && report.kept.length === 0;
  const dialogs = (
    <Modal
      open={report !== null}
      title={words.imported.title}
      footer={null}
      width={640}
      onCancel={() => setReport(null)}
    >
      {isPlain && <p>{words.imported.nothing}</p>}
      <Notes title={words.imported.mapped} notes={report?.mapped ?? []} />
      <Notes title={words.imported.kept} notes={report?.kept ?? []} />
    </Modal>
  );
  return { choose, dialogs };
}

function Notes({ title, notes }: { title: string; notes: readonly ForeignNote[] }) {
  const text = useLocalized();
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes}>
      <h3>
        {title} ({notes.length})
      </h3>
      <ul>
        {notes.map((note) => (
          <li key={`${note.elementId} ${note.written}`}>
            <strong>{note.element}</strong> <code>{note.written}</code>
            <br />
            {text(note.message)}
          </li>
        ))}
      </ul>
    </section>
  );
}
