import {
  AppstoreAddOutlined,
  BlockOutlined,
  CompressOutlined,
  DownOutlined,
  EllipsisOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { BLOCKS, type BpmnEditor } from '@flowhall/modeler/editor';
import { Badge, Button, Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../lib/use-words.ts';
import type { Problem } from '../problems/problem.ts';
import styles from './canvas.module.css';

export interface ToolbarProps {
  editor: BpmnEditor;
  readOnly: boolean;
  problems: readonly Problem[] | null;
  minimap: boolean;
  onMinimap: () => void;
  onProblems: () => void;
  onSimulate: () => void;
  onImport: () => void;
  onExport: (kind: 'bpmn' | 'svg') => void;
  onCompare: () => void;
  onAdvanced: () => void;
}

/** What is done with the diagram as a whole. */
export function Toolbar(props: ToolbarProps) {
  const { editor, readOnly, problems, minimap } = props;
  const words = useWords();
  const { tools } = words;
  const canTidyUp = editor.canTidyUp();
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={words.editor}>
      <Tool
        label={tools.undo}
        icon={<UndoOutlined />}
        disabled={readOnly || !editor.canUndo()}
        onClick={() => editor.undo()}
      />
      <Tool
        label={tools.redo}
        icon={<RedoOutlined />}
        disabled={readOnly || !editor.canRedo()}
        onClick={() => editor.redo()}
      />
      <span className={styles.gap} />
      <Dropdown
        disabled={readOnly}
        trigger={['click']}
        menu={{
          items: BLOCKS.map((key) => ({ key, label: words.blocks[key], onClick: () => editor.insertBlock(key) })),
        }}
      >
        <Button type="text" icon={<AppstoreAddOutlined />} aria-label={tools.blocks}>
          <span className={styles.wide}>
            {tools.blocks} <DownOutlined />
          </span>
        </Button>
      </Dropdown>
      <Tool
        label={canTidyUp ? tools.tidyUp : tools.tidyUpHeld}
        icon={<PartitionOutlined />}
        disabled={readOnly || !canTidyUp}
        onClick={() => void editor.tidyUp()}
      />
      <span className={styles.gap} />
      <Tool label={tools.zoomOut} icon={<ZoomOutOutlined />} onClick={() => editor.zoomBy(0.8)} />
      <Tool label={tools.fit} icon={<CompressOutlined />} onClick={() => editor.fit()} />
      <Tool label={tools.zoomIn} icon={<ZoomInOutlined />} onClick={() => editor.zoomBy(1.25)} />
      <Tool label={tools.minimap} icon={<BlockOutlined />} pressed={minimap} onClick={props.onMinimap} />
      <span className={styles.stretch} />
      <Button type="text" icon={<PlayCircleOutlined />} aria-label={tools.simulate} onClick={props.onSimulate}>
        <span className={styles.wide}>{tools.simulate}</span>
      </Button>
      <Button type="text" onClick={props.onProblems}>
        <Badge status={errors > 0 ? 'error' : (problems?.length ?? 0) > 0 ? 'warning' : 'success'} />
        {problems !== null && problems.length === 0 ? tools.noProblems : `${tools.problems} ${problems?.length ?? '…'}`}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'import', label: tools.import, disabled: readOnly, onClick: props.onImport },
            { key: 'bpmn', label: tools.exportBpmn, onClick: () => props.onExport('bpmn') },
            { key: 'svg', label: tools.exportSvg, onClick: () => props.onExport('svg') },
            { type: 'divider' },
            { key: 'compare', label: tools.compare, onClick: props.onCompare },
            { key: 'advanced', label: tools.advanced, disabled: readOnly, onClick: props.onAdvanced },
          ],
        }}
      >
        <Button type="text" icon={<EllipsisOutlined />} aria-label={tools.more} />
      </Dropdown>
    </div>
  );
}

interface ToolProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
}

function Tool({ label, icon, disabled, pressed, onClick }: ToolProps) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
