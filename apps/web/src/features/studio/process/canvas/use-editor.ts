import type { BpmnEditor, ElementInfo } from '@flowhall/modeler/editor';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useItemDraft } from '../../store/use-item-draft.ts';
import { useWords } from '../lib/use-words.ts';

/** A moment after the last change the file is written; each keystroke would be too often. */
const WRITE_AFTER_MS = 350;

export interface EditorState {
  host: RefObject<HTMLDivElement | null>;
  editor: BpmnEditor | null;
  status: 'loading' | 'ready' | 'failed';
  /** What is selected; made anew after each change. */
  info: ElementInfo | undefined;
  /** Counts changes and selections, for whatever has to look again. */
  version: number;
  /** Shows another file in place of what is there, as a change of the draft. */
  replace: (xml: string) => Promise<void>;
}

export interface EditorHooks {
  form: string | undefined;
  onFinding: (elementId: string) => void;
  panel: HTMLElement | null;
}

/** The editor of the draft's process: shows its file, and writes it back after changes. */
export function useEditor(path: string, { form, onFinding, panel }: EditorHooks): EditorState {
  const words = useWords();
  const lang = useLanguage();
  const draft = useItemDraft();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<BpmnEditor | null>(null);
  const [status, setStatus] = useState<EditorState['status']>('loading');
  const [selected, setSelected] = useState('');
  const [version, setVersion] = useState(0);
  const shown = useRef<string | null>(null);
  const latest = useRef({ draft, onFinding, label: words.editor, form });
  useEffect(() => {
    latest.current = { draft, onFinding, label: words.editor, form };
  });
  const xml = draft.text(path);

  const write = useCallback(
    async (from: BpmnEditor) => {
      const written = await from.exportXml();
      if (written === shown.current) return;
      shown.current = written;
      latest.current.draft.change(path, written);
    },
    [path],
  );

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let mounted: BpmnEditor | undefined;
    let timer: number | undefined;
    let isCurrent = true;
    const changed = () => {
      setVersion((n) => n + 1);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        timer = undefined;
        if (mounted && !latest.current.draft.readOnly) void write(mounted);
      }, WRITE_AFTER_MS);
    };
    const mount = async () => {
      const { mountModeler } = await import('@flowhall/modeler/editor');
      if (!isCurrent) return;
      const made = await mountModeler(element, {
        lang,
        label: latest.current.label,
        ...(latest.current.form && { form: latest.current.form }),
        ...(panel && { propertiesPanel: panel }),
        onChange: changed,
        onSelect: (id) => {
          setSelected(id);
          setVersion((n) => n + 1);
        },
        onFinding: (id) => latest.current.onFinding(id),
      });
      if (!isCurrent) return made.destroy();
      mounted = made;
      shown.current = null;
      setEditor(made);
    };
    mount().catch(() => setStatus('failed'));
    return () => {
      isCurrent = false;
      // what was changed within the last moment
      if (timer !== undefined && mounted) {
        window.clearTimeout(timer);
        const last = mounted;
        void last
          .exportXml()
          .then((written) => latest.current.draft.change(path, written))
          .finally(() => last.destroy());
      } else mounted?.destroy();
      setEditor(null);
      setStatus('loading');
    };
  }, [lang, panel, path, write]);

  useEffect(() => {
    if (!editor || xml === null || xml === shown.current) return;
    shown.current = xml;
    editor.importXml(xml).then(
      () => setStatus('ready'),
      () => setStatus('failed'),
    );
  }, [editor, xml]);

  const replace = async (next: string) => {
    if (!editor) return;
    await editor.importXml(next);
    setStatus('ready');
    await write(editor);
  };
  const info = status === 'ready' && editor && version >= 0 ? editor.describe(selected) : undefined;
  return { host, editor, status, info, version, replace };
}
