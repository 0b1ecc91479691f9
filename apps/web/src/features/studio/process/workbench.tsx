import { App, Button, Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../components/states/empty-state.tsx';
import { useLocalized } from '../../../lib/localized.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { Toolbar } from './canvas/toolbar.tsx';
import { useEditor } from './canvas/use-editor.ts';
import { useImport } from './canvas/use-import.tsx';
import { download } from './lib/download.ts';
import { PanelContext } from './lib/panel-context.ts';
import { useFollowSteps } from './lib/use-follow-steps.ts';
import { useItemParts, usePanelData } from './lib/use-panel-data.ts';
import { useWords } from './lib/use-words.ts';
import panelStyles from './panel/panel.module.css';
import { StepPanel } from './panel/step-panel.tsx';
import type { Problem } from './problems/problem.ts';
import { ProblemList } from './problems/problem-list.tsx';
import { sectionOf } from './problems/section-of.ts';
import { useLint, useProblems } from './problems/use-lint.ts';
import styles from './process.module.css';

const Simulation = lazy(async () => ({ default: (await import('./simulate/simulation.tsx')).Simulation }));

const CompareDialog = lazy(async () => ({ default: (await import('../compare/compare-dialog.tsx')).CompareDialog }));

const PATH = 'process.bpmn';
const FIRST_OPEN = [
  ...['people', 'decide', 'condition', 'flows', 'gateway', 'event', 'job', 'data', 'call', 'decision'],
  ...['scope', 'object', 'association'],
];

/** The process of a draft to be worked on: drawn, set up, checked and simulated. */
export function Workbench() {
  const words = useWords();
  const text = useLocalized();
  const { message } = App.useApp();
  const draft = useItemDraft();
  const [minimap, setMinimap] = useState(false);
  const [showsProblems, setShowsProblems] = useState(false);
  const [simulates, setSimulates] = useState(false);
  const [compares, setCompares] = useState(false);
  const [advanced, setAdvanced] = useState(false);
  const [advancedHost, setAdvancedHost] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<readonly string[]>(FIRST_OPEN);
  const parts = useItemParts(draft);
  const xml = draft.text(PATH);
  useFollowSteps(draft, xml);
  const context = useMemo(() => ({ forms: parts.forms, decisions: parts.decisions }), [parts]);
  const problems = useProblems(useLint(xml, context), draft.findings);
  const latest = useRef(problems);
  useEffect(() => {
    latest.current = problems;
  }, [problems]);

  const focusFinding = useCallback((elementId: string) => {
    const first = latest.current?.find((problem) => problem.elementId === elementId);
    if (first) setOpen((sections) => [...new Set([...sections, sectionOf(first.rule)])]);
    setShowsProblems(true);
  }, []);
  const state = useEditor(PATH, {
    form: parts.forms[0],
    onFinding: focusFinding,
    panel: advanced ? advancedHost : null,
  });
  const { host, editor, status, info, version, replace } = state;
  const data = usePanelData(draft, editor, info, version);
  const importing = useImport(replace);

  useEffect(() => {
    if (!editor || status !== 'ready') return;
    editor.showFindings(
      (problems ?? []).flatMap(({ elementId, severity, message: said }) =>
        elementId === undefined ? [] : [{ elementId, severity, message: text(said) }],
      ),
    );
  }, [editor, status, problems, text]);
  useEffect(() => editor?.setMinimap(minimap), [editor, minimap]);

  const choose = ({ elementId, rule }: Problem) => {
    if (elementId !== undefined) editor?.focus(elementId);
    setOpen((sections) => [...new Set([...sections, sectionOf(rule)])]);
  };
  const save = async (kind: 'bpmn' | 'svg') => {
    if (!editor) return;
    const file = kind === 'bpmn' ? await editor.exportXml() : await editor.exportSvg();
    download(`${draft.itemKey}.${kind}`, kind === 'bpmn' ? 'application/xml' : 'image/svg+xml', file);
  };

  return (
    <div className={styles.tab}>
      {editor && status === 'ready' && (
        <Toolbar
          editor={editor}
          readOnly={draft.readOnly}
          problems={problems}
          minimap={minimap}
          onMinimap={() => setMinimap(!minimap)}
          onProblems={() => setShowsProblems(!showsProblems)}
          onSimulate={() => setSimulates(true)}
          onImport={importing.choose}
          onExport={(kind) => void save(kind).catch(() => void message.error(words.failed))}
          onCompare={() => setCompares(true)}
          onAdvanced={() => setAdvanced(!advanced)}
        />
      )}
      <div className={styles.stage}>
        <div className={styles.canvas}>
          <div ref={host} className={styles.host} />
          {status === 'loading' && (
            <div className={styles.loading} role="status">
              {words.loading}
            </div>
          )}
          {status === 'failed' && (
            <div className={styles.loading}>
              <EmptyState title={words.failed} hint={words.failedHint} />
            </div>
          )}
          {showsProblems && editor && status === 'ready' && (
            <ProblemList
              problems={problems}
              editor={editor}
              forms={parts.forms}
              readOnly={draft.readOnly}
              onChoose={choose}
              onClose={() => setShowsProblems(false)}
            />
          )}
        </div>
        <aside className={styles.panel} aria-label={words.panel}>
          {advanced && (
            <header className={styles.advancedHead}>
              <strong>{words.tools.advanced}</strong>
              <Button size="small" onClick={() => setAdvanced(false)}>
                {words.tools.backToPanel}
              </Button>
            </header>
          )}
          <div ref={setAdvancedHost} className={styles.advanced} hidden={!advanced} />
          {!advanced &&
            (data ? (
              <PanelContext value={data}>
                <StepPanel key={data.info.id} open={open} onOpen={setOpen} />
              </PanelContext>
            ) : (
              <Skeleton active className={panelStyles.panelBody ?? ''} paragraph={{ rows: 8 }} />
            ))}
        </aside>
      </div>
      {importing.dialogs}
      {compares && (
        <Suspense fallback={null}>
          <CompareDialog onClose={() => setCompares(false)} />
        </Suspense>
      )}
      {simulates && xml !== null && (
        <Suspense fallback={null}>
          <Simulation xml={xml} onClose={() => setSimulates(false)} />
        </Suspense>
      )}
    </div>
  );
}
