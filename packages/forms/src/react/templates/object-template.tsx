import type { ObjectFieldTemplatePropertyType, ObjectFieldTemplateProps } from '@rjsf/utils';
import { useFlowForm } from '../state/flow-form-context.ts';
import { sectionsOf } from '../state/sections.ts';

/** The form in its sections; a row as cells of a table, or as a grid of fields on a card. */
export function ObjectTemplate({ properties, fieldPathId, readonly }: ObjectFieldTemplateProps) {
  const { form, narrow, frame: Frame } = useFlowForm();
  const visible = properties.filter((property) => !property.hidden);
  if (fieldPathId.path.length > 0) {
    if (narrow) return <div className="ff-grid">{visible.map((property) => property.content)}</div>;
    return visible.map((property) => <td key={property.name}>{property.content}</td>);
  }
  const byName = new Map<string, ObjectFieldTemplatePropertyType>(visible.map((property) => [property.name, property]));
  return (
    <fieldset className="ff-sections" disabled={readonly ?? false}>
      {sectionsOf(form, [...byName.keys()]).map(({ title, fields }) => (
        <section key={title ?? ''} className="ff-section">
          {title && <h3 className="ff-heading">{title}</h3>}
          <div className="ff-grid">
            {fields.map((name) => {
              const content = byName.get(name)?.content;
              return Frame && content ? (
                <Frame key={name} name={name}>
                  {content}
                </Frame>
              ) : (
                content
              );
            })}
          </div>
        </section>
      ))}
    </fieldset>
  );
}
