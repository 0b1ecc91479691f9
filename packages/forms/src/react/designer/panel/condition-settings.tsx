import { type FieldKind, type FieldRef, type RuleKind, rangeEnds, refKey, setRule } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { ExpressionInput } from './expression-input.tsx';
import { PanelRow } from './panel-row.tsx';

/** When a field is there, when it has to be filled in, and what computes it. */
export function ConditionSettings({ field, kind }: { field: FieldRef; kind: FieldKind }) {
  const { form, say, change } = useDesigner();
  const isColumn = field.column !== undefined;
  const name = refKey(field);
  const end = isColumn ? undefined : rangeEnds(form).get(name);
  const rule = (of: RuleKind, label: 'field.show-if' | 'field.require-if' | 'field.computed', hint?: string) => (
    <PanelRow label={say(label)} hint={hint}>
      {(id) => (
        <ExpressionInput
          id={id}
          value={form[of]?.[name] ?? ''}
          row={isColumn ? field.name : undefined}
          onChange={(text) => {
            const next = setRule(form, of, name, text);
            // Both days of a range are there together.
            change(end === undefined ? next : setRule(next, of, end, text), `${of} ${name}`);
          }}
        />
      )}
    </PanelRow>
  );
  return (
    <>
      {kind === 'computed' && rule('computed', 'field.computed', say('field.computed-hint'))}
      {!isColumn && rule('show', 'field.show-if')}
      {kind !== 'computed' && kind !== 'note' && rule('require', 'field.require-if')}
    </>
  );
}
