import { useDraggable } from '@dnd-kit/core';
import type { FieldKind } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { KindIcon } from '../kind-icon.tsx';
import type { DesignerText } from '../texts/text.ts';
import { LinkedFields } from './linked-fields.tsx';

export type PaletteKind = FieldKind | 'section';

const GROUPS: readonly { title: DesignerText; kinds: readonly PaletteKind[] }[] = [
  {
    title: 'palette.basic',
    kinds: [
      'text',
      'long-text',
      'number',
      'money',
      'choice',
      'multi-choice',
      'yes-no',
      'date',
      'date-range',
      'time',
      'attachment',
    ],
  },
  { title: 'palette.people', kinds: ['person', 'department', 'id-number', 'phone', 'email', 'address', 'tags'] },
  { title: 'palette.layout', kinds: ['section', 'table', 'computed', 'note'] },
];

/** The kinds of fields: clicked they go to the end of the form, dragged to where they are dropped. */
export function Palette({ onAdd }: { onAdd: (kind: PaletteKind) => void }) {
  const { say } = useDesigner();
  return (
    <nav className="fd-palette" aria-label={say('palette.title')}>
      <div className="fd-palette-body">
        {GROUPS.map(({ title, kinds }) => (
          <section key={title}>
            <h3>{say(title)}</h3>
            <div className="fd-kinds">
              {kinds.map((kind) => (
                <PaletteItem key={kind} kind={kind} onAdd={onAdd} />
              ))}
            </div>
          </section>
        ))}
        <LinkedFields />
      </div>
    </nav>
  );
}

function PaletteItem({ kind, onAdd }: { kind: PaletteKind; onAdd: (kind: PaletteKind) => void }) {
  const { say, readOnly } = useDesigner();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `new:${kind}`, data: { kind }, disabled: readOnly });
  const name = say(`kind.${kind}`);
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="fd-kind"
      data-dragging={isDragging || undefined}
      disabled={readOnly}
      aria-label={say('palette.add', { kind: name })}
      onPointerDown={(event) => listeners?.onPointerDown?.(event)}
      onClick={() => onAdd(kind)}
    >
      <KindIcon kind={kind} />
      {name}
    </button>
  );
}
