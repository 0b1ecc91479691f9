import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useState } from 'react';
import {
  addField,
  addSection,
  type FieldKind,
  fieldGroups,
  kindOf,
  moveField,
  NEW_SECTION,
  placeOf,
} from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { KindIcon } from '../kind-icon.tsx';
import { titleOf } from '../matrix/permission-matrix.tsx';
import { PropertyPanel } from '../panel/property-panel.tsx';
import { GroupCanvas, groupId } from './group-canvas.tsx';
import { Palette, type PaletteKind } from './palette.tsx';

/** A field under the pointer wins over the section around it; by keyboard the nearest one counts. */
const collide: CollisionDetection = (args) => {
  const hits = pointerWithin(args);
  if (hits.length === 0) return closestCenter(args);
  const fields = hits.filter(({ id }) => !String(id).startsWith('group:'));
  return fields.length > 0 ? fields : hits;
};

/** Palette, canvas and the settings of what is chosen. */
export function DesignView({ narrow }: { narrow: boolean }) {
  const { form, say, lang, change, select } = useDesigner();
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const groups = fieldGroups(form);
  const sections = groups.length - 1;

  const add = (kind: PaletteKind, at?: { section: number | null; index: number }) => {
    if (kind === 'section') {
      const index = at?.section === null || at === undefined ? undefined : at.section;
      change(addSection(form, NEW_SECTION, [], index));
      return;
    }
    const added = addField(form, kind, at);
    change(added.form);
    select(added.ref);
  };
  const placeAt = (id: string): { section: number | null; index: number } | undefined => {
    const group = groups.find(({ section }) => groupId(section) === id);
    return group ? { section: group.section, index: group.fields.length } : placeOf(form, id);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const place = over && placeAt(String(over.id));
    if (!place || active.id === over.id) return;
    const id = String(active.id);
    if (id.startsWith('new:')) add(id.slice('new:'.length) as FieldKind, place);
    else change(moveField(form, id, place));
  };
  const shown = groups.filter(({ section, fields }) => section !== null || fields.length > 0 || sections === 0);
  const isEmpty = groups.every(({ fields }) => fields.length === 0) && sections === 0;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
    >
      <div className="fd-design">
        <Palette onAdd={(kind) => add(kind)} />
        <div className="fd-stage">
          <div className={narrow ? 'fd-page fd-phone' : 'fd-page'}>
            {isEmpty && <p className="fd-empty">{say('canvas.empty')}</p>}
            {shown.map((group) => (
              <GroupCanvas key={groupId(group.section)} group={group} sections={sections} narrow={narrow} />
            ))}
          </div>
        </div>
        <PropertyPanel />
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <Ghost id={dragged} />}</DragOverlay>
    </DndContext>
  );

  function Ghost({ id }: { id: string }) {
    const isNew = id.startsWith('new:');
    const kind = isNew ? (id.slice('new:'.length) as PaletteKind) : kindOf(form, { name: id });
    return (
      <div className="fd-ghost">
        <KindIcon kind={kind} />
        {isNew ? say(`kind.${kind}`) : titleOf(form, { name: id }, lang)}
      </div>
    );
  }
}
