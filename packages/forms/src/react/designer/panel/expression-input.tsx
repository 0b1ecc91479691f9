import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluate, FeelError, freeNames, plainValue, syntaxFault } from '@flowhall/feel';
import { Input, Tag } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef, useState } from 'react';
import { isRecord } from '../../../json.ts';
import { formFields } from '../../../schema/form-fields.ts';
import { useDesigner } from '../designer-context.ts';
import { titleOf } from '../matrix/permission-matrix.tsx';
import type { DesignerSay } from '../texts/text.ts';

interface ExpressionInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** Names besides the fields, with sample values. */
  more?: Readonly<Record<string, unknown>>;
  /** Without fields: for what is worked out before anything is filled in. */
  withoutFields?: boolean;
  /** A table: its columns may be named too, for what is asked of each row. */
  row?: string | undefined;
}

/** FEEL with the names that it may use at hand, and what it gives on the sample data as it is typed. */
export function ExpressionInput({
  id,
  value,
  onChange,
  more = NOTHING,
  withoutFields = false,
  row,
}: ExpressionInputProps) {
  const { form, lang, say, sample, readOnly } = useDesigner();
  const box = useRef<TextAreaRef>(null);
  const [caret, setCaret] = useState(value.length);
  const [open, setOpen] = useState(false);
  const names = useMemo(() => {
    const fields = withoutFields ? [] : [...formFields(form).values()].filter(({ schema }) => schema.type !== 'null');
    const columns = row === undefined ? [] : [...(formFields(form).get(row)?.columns?.keys() ?? [])];
    return [
      ...columns.map((name) => ({ name, title: titleOf(form, { name: row ?? '', column: name }, lang) })),
      ...fields
        .filter(({ name }) => !columns.includes(name))
        .map(({ name }) => ({ name, title: titleOf(form, { name }, lang) })),
      ...Object.keys(more).map((name) => ({ name, title: '' })),
    ];
  }, [form, lang, more, withoutFields, row]);
  const word = /[\p{L}\p{N}_]*$/u.exec(value.slice(0, caret))?.[0] ?? '';
  const matching = names.filter(
    ({ name, title }) => word === '' || (name !== word && (name.startsWith(word) || title.includes(word))),
  );
  const verdict = useMemo(() => {
    const nothing = Object.fromEntries(names.map(({ name }) => [name, null]));
    const first = row === undefined ? {} : firstRow(sample[row]);
    return judge(value, { ...nothing, ...sample, ...first, ...more }, new Set(names.map(({ name }) => name)), say);
  }, [value, names, sample, more, row, say]);

  const insert = (name: string) => {
    const start = caret - word.length;
    onChange(value.slice(0, start) + name + value.slice(caret));
    setCaret(start + name.length);
    box.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices where the focus is
    <div
      className="fd-expression"
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Input.TextArea
        ref={box}
        id={id}
        className="fd-code"
        spellCheck={false}
        autoSize={{ minRows: 1, maxRows: 6 }}
        readOnly={readOnly}
        value={value}
        status={verdict?.wrong ? 'error' : ''}
        aria-describedby={`${id}-verdict`}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          const [first] = matching;
          if (event.key !== 'Tab' || event.shiftKey || word === '' || !first) return;
          event.preventDefault();
          insert(first.name);
        }}
      />
      {open && !readOnly && matching.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: names to choose from, no fields of a form
        <div className="fd-names" role="group" aria-label={say('expression.insert')}>
          {matching.slice(0, 12).map(({ name, title }) => (
            <button
              key={name}
              type="button"
              title={title}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >
              <Tag>{title && title !== name ? `${title} · ${name}` : name}</Tag>
            </button>
          ))}
        </div>
      )}
      <div id={`${id}-verdict`} className={verdict?.wrong ? 'fd-error' : 'fd-hint'} aria-live="polite">
        {verdict?.text}
      </div>
    </div>
  );
}

const NOTHING = {};

function firstRow(rows: unknown): Readonly<Record<string, unknown>> {
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return isRecord(first) ? first : NOTHING;
}

interface Verdict {
  readonly text: string;
  readonly wrong: boolean;
}

function judge(
  expression: string,
  variables: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  say: DesignerSay,
): Verdict | null {
  if (expression.trim() === '') return null;
  const fault = syntaxFault(expression);
  if (fault) return { text: say('expression.fault', { at: fault.position + 1 }), wrong: true };
  const strangers = [...freeNames(expression)].filter((name) => !known.has(name) && name !== 'today');
  if (strangers.length > 0) return { text: say('expression.unknown', { names: strangers.join(', ') }), wrong: true };
  const now = new Date();
  try {
    const scope = {
      variables: { today: now.toISOString().slice(0, 10), ...variables },
      clock: () => now,
      timeZone: DEFAULT_TIME_ZONE,
    };
    const value = plainValue(evaluate(expression, scope).value);
    if (value === null) return { text: say('expression.null'), wrong: false };
    if (typeof value === 'boolean') return { text: say(value ? 'expression.true' : 'expression.false'), wrong: false };
    return { text: say('expression.result', { value: JSON.stringify(value) }), wrong: false };
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    return { text: error.message, wrong: true };
  }
}
