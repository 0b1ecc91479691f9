import { kindOf, linkableFields, linkField } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { KindIcon } from '../kind-icon.tsx';
import { titleOf } from '../matrix/permission-matrix.tsx';

/** Fields of the item's other forms: pressed, they show on this form what was filled in there. */
export function LinkedFields() {
  const { form, others, steps, lang, say, change, select, readOnly } = useDesigner();
  const offered = others
    .map((other) => ({ ...other, names: linkableFields(form, other.form) }))
    .filter(({ names }) => names.length > 0);
  if (readOnly) return null;
  return offered.map((other) => (
    <section key={other.title}>
      <h3 title={say('link.hint')}>{say('link.title', { form: other.title })}</h3>
      <div className="fd-kinds">
        {other.names.map((name) => {
          const field = titleOf(other.form, { name }, lang);
          return (
            <button
              key={name}
              type="button"
              className="fd-kind fd-kind-linked"
              aria-label={say('link.add', { field, form: other.title })}
              onClick={() => {
                const added = linkField(
                  form,
                  other.form,
                  name,
                  steps.map(({ id }) => id),
                );
                change(added.form);
                select(added.ref);
              }}
            >
              <KindIcon kind={kindOf(other.form, { name })} />
              {field}
            </button>
          );
        })}
      </div>
    </section>
  ));
}
