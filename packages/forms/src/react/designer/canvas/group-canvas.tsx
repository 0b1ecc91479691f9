import { DeleteOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useDroppable } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { Button, Input } from 'antd';
import { useMemo } from 'react';
import {
  designData,
  designForm,
  type FieldGroup,
  moveSection,
  nameSection,
  removeSection,
} from '../../../designer/index.ts';
import { FlowForm } from '../../flow-form.tsx';
import { useDesigner } from '../designer-context.ts';
import { interpretedValidator } from '../interpreted-validator.ts';
import { FieldFrame } from './field-frame.tsx';

export const groupId = (section: number | null): string => `group:${section ?? 'rest'}`;

interface GroupCanvasProps {
  group: FieldGroup;
  sections: number;
  narrow: boolean;
}

/** A section, or the fields of none: its heading to be named and moved, its fields as the form draws them. */
export function GroupCanvas({ group, sections, narrow }: GroupCanvasProps) {
  const { form, lang, say, ports } = useDesigner();
  const { setNodeRef, isOver } = useDroppable({ id: groupId(group.section) });
  const names = group.fields.join(' ');
  const drawn = useMemo(() => designForm(form, names === '' ? [] : names.split(' '), lang), [form, names, lang]);
  const value = useMemo(() => designData(form), [form]);
  return (
    <section ref={setNodeRef} className="fd-group" data-over={isOver || undefined}>
      {group.section === null ? (
        sections > 0 && (
          <h3 className="fd-rest">
            {say('canvas.rest')}
            <small>{say('canvas.rest-hint')}</small>
          </h3>
        )
      ) : (
        <SectionHead group={group} sections={sections} />
      )}
      <SortableContext items={[...group.fields]} strategy={rectSortingStrategy}>
        {group.fields.length > 0 ? (
          <FlowForm
            form={drawn}
            value={value}
            lang={lang}
            ports={ports}
            validator={interpretedValidator}
            {...(narrow && { narrow })}
            frame={FieldFrame}
          />
        ) : (
          <div className="fd-drop">{say('canvas.drop')}</div>
        )}
      </SortableContext>
    </section>
  );
}

function SectionHead({ group, sections }: { group: FieldGroup; sections: number }) {
  const { form, lang, say, change, readOnly } = useDesigner();
  const index = group.section ?? 0;
  const { heading } = group;
  const title = (lang === 'zh' ? heading?.title : (heading?.['x-i18n']?.en?.title ?? heading?.title)) ?? '';
  return (
    <div className="fd-section-head">
      <Input
        variant="borderless"
        className="fd-section-title"
        aria-label={say('section.title')}
        placeholder={say('section.title')}
        value={title}
        readOnly={readOnly}
        onChange={(event) => change(nameSection(form, index, lang, event.target.value), `section ${index} ${lang}`)}
      />
      {!readOnly && (
        <span className="fd-section-tools">
          <Button
            type="text"
            size="small"
            icon={<UpOutlined aria-hidden />}
            aria-label={say('row.up', { name: title })}
            disabled={index === 0}
            onClick={() => change(moveSection(form, index, index - 1))}
          />
          <Button
            type="text"
            size="small"
            icon={<DownOutlined aria-hidden />}
            aria-label={say('row.down', { name: title })}
            disabled={index >= sections - 1}
            onClick={() => change(moveSection(form, index, index + 1))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say('section.remove', { name: title })}
            title={say('section.remove', { name: title })}
            onClick={() => change(removeSection(form, index))}
          />
        </span>
      )}
    </div>
  );
}
