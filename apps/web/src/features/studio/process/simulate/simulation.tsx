import {
  CaretRightOutlined,
  CloseOutlined,
  PauseOutlined,
  ReloadOutlined,
  StepBackwardOutlined,
} from '@ant-design/icons';
import type { MountedSimulation, SimulationState } from '@flowhall/modeler/simulation';
import { Button, Modal, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../../lib/use-language.ts';
import { useWords } from '../lib/use-words.ts';
import styles from './simulation.module.css';

const STEP_MS = 900;
const COLOURS = { completed: 'green', running: 'blue', failed: 'red', stuck: 'red', endless: 'red' } as const;

/** The process played on its diagram: whoever looks decides how it goes. */
export function Simulation({ xml, onClose }: { xml: string; onClose: () => void }) {
  const words = useWords();
  const { simulate } = words;
  const lang = useLanguage();
  const [host, setHost] = useState<HTMLDivElement | null>(null);
  const view = useRef<MountedSimulation | null>(null);
  const [state, setState] = useState<SimulationState>({ status: 'ready', canGoBack: false });
  const [failed, setFailed] = useState(false);
  const [plays, setPlays] = useState(false);
  const { status } = state;
  const isOver = status !== 'ready' && status !== 'running';

  useEffect(() => {
    if (!host) return;
    let isCurrent = true;
    const mount = async () => {
      const { mountSimulation } = await import('@flowhall/modeler/simulation');
      if (!isCurrent) return;
      const mounted = await mountSimulation(host, {
        xml,
        lang,
        label: simulate.title,
        words: { ...simulate, 'throw-error': simulate.error },
        onState: setState,
      });
      if (isCurrent) view.current = mounted;
      else mounted.destroy();
    };
    mount().catch(() => isCurrent && setFailed(true));
    return () => {
      isCurrent = false;
      view.current?.destroy();
      view.current = null;
    };
  }, [host, xml, lang, simulate]);

  useEffect(() => {
    if (!plays || isOver) return;
    const timer = window.setInterval(() => view.current?.step(), STEP_MS);
    return () => window.clearInterval(timer);
  }, [plays, isOver]);

  return (
    <Modal
      open
      centered
      width="min(1400px, 96vw)"
      footer={null}
      closable={false}
      title={
        <div className={styles.head}>
          <span>{simulate.title}</span>
          {status !== 'ready' && <Tag color={COLOURS[status]}>{simulate[status]}</Tag>}
          <span className={styles.hint}>{simulate.hint}</span>
          <Button
            icon={plays && !isOver ? <PauseOutlined /> : <CaretRightOutlined />}
            disabled={isOver}
            onClick={() => setPlays(!plays)}
          >
            {plays && !isOver ? simulate.pause : simulate.auto}
          </Button>
          <Button icon={<StepBackwardOutlined />} disabled={!state.canGoBack} onClick={() => view.current?.back()}>
            {simulate.back}
          </Button>
          <Button
            icon={<ReloadOutlined />}
            onClick={() => {
              setPlays(false);
              view.current?.restart();
            }}
          >
            {simulate.restart}
          </Button>
          <Button type="text" icon={<CloseOutlined />} aria-label={simulate.close} onClick={onClose} />
        </div>
      }
      onCancel={onClose}
    >
      {failed ? <p className={styles.hint}>{words.failed}</p> : <div ref={setHost} className={styles.stage} />}
    </Modal>
  );
}
