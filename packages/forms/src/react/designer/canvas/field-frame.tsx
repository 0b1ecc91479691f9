import { CopyOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { duplicateField, type FieldRef, moveFieldBy, refKey, sameRef } from '../../../designer/index.ts';
import { formFields } from '../../../schema/form-fields.ts';
import { useDesigner } from '../designer-context.ts';
import { titleOf } from '../matrix/permission-matrix.tsx';

interface FrameProps {
  name: string;
  column?: string;
  children: ReactNode;
}

/** What stands around a field of the real form: it is chosen, moved, copied and removed by it. */
export function FieldFrame({ name, column, children }: FrameProps) {
  return column === undefined ? (
    <Field name={name}>{children}</Field>
  ) : (
    <Column ref_={{ name, column }}>{children}</Column>
  );
}

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** A field that is drawn elsewhere is another element. */
function keepFocus(name: string): void {
  requestAnimationFrame(() => {
    const moved = document.querySelector<HTMLElement>(`[data-field="${window.CSS.escape(name)}"] > .fd-frame-choose`);
    moved?.focus();
  });
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  const { form, lang, say, selected, select, change, remove, readOnly } = useDesigner();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging, isOver } =
    useSortable({
      id: name,
      disabled: readOnly,
    });
  const ref = { name };
  const title = titleOf(form, ref, lang);
  const isSelected = sameRef(selected, ref);
  const rules = [form.show?.[name] && 'show', form.require?.[name] && 'require'].filter(Boolean).join(' ');
  return (
    <div
      ref={setNodeRef}
      data-field={name}
      className="fd-frame"
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
      data-over={isOver || undefined}
      data-rules={rules || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        className="fd-frame-choose"
        aria-label={title}
        aria-pressed={isSelected}
        aria-keyshortcuts="Delete Alt+ArrowUp Alt+ArrowDown"
        onClick={() => select(ref)}
        onKeyDown={(event) => {
          if (readOnly) return;
          const step = event.altKey ? STEPS[event.key] : undefined;
          if (!step && event.key !== 'Delete') return;
          event.preventDefault();
          if (!step) return remove(ref);
          change(moveFieldBy(form, name, step));
          keepFocus(name);
        }}
      />
      <div className="fd-frame-body" inert={!formFields(form).get(name)?.columns}>
        {children}
      </div>
      {!readOnly && (
        <div className="fd-frame-tools">
          <Button
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            type="text"
            size="small"
            icon={<HolderOutlined aria-hidden />}
            aria-label={say('drag.handle', { name: title })}
          />
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined aria-hidden />}
            aria-label={say('row.copy', { name: title })}
            title={say('row.copy', { name: title })}
            onClick={() => {
              const copy = duplicateField(form, ref);
              change(copy.form);
              select(copy.ref);
            }}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say('row.remove', { name: title })}
            title={say('row.remove', { name: title })}
            onClick={() => remove(ref)}
          />
        </div>
      )}
    </div>
  );
}

function Column({ ref_: ref, children }: { ref_: FieldRef; children: ReactNode }) {
  const { selected, select } = useDesigner();
  return (
    <button
      type="button"
      className="fd-column"
      data-key={refKey(ref)}
      aria-pressed={sameRef(selected, ref)}
      onClick={() => select(ref)}
    >
      {children}
    </button>
  );
}
