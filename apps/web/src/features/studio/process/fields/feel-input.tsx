import { describeValue, evaluate } from '@flowhall/feel';
import type { FeelField } from '@flowhall/modeler/feel';
import { useEffect, useRef, useState } from 'react';
import { usePanel } from '../lib/panel-context.ts';
import { useWords } from '../lib/use-words.ts';
import styles from './fields.module.css';

export interface FeelInputProps {
  value: string;
  label: string;
  onCommit: (value: string) => void;
  placeholder?: string;
}

type Outcome = { ok: true; text: string } | { ok: false } | null;

/** A FEEL expression with completion over the form, and what it gives on sample data. Counts when it is left. */
export function FeelInput({ value, label, onCommit, placeholder }: FeelInputProps) {
  const words = useWords();
  const { variables, sample, readOnly } = usePanel();
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<FeelField | null>(null);
  const [typed, setTyped] = useState(value);
  // What is typed counts from the moment on, even when the field is left before it is shown.
  const written = useRef(value);
  const latest = useRef({ value, variables, onCommit });
  useEffect(() => {
    latest.current = { value, variables, onCommit };
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let current = true;
    const mount = async () => {
      const { mountFeelEditor } = await import('@flowhall/modeler/feel');
      if (!current) return;
      field.current = mountFeelEditor(element, {
        value: latest.current.value,
        variables: latest.current.variables,
        label,
        readOnly,
        ...(placeholder && { placeholder }),
        onChange: (text) => {
          written.current = text;
          setTyped(text);
        },
      });
    };
    void mount();
    return () => {
      current = false;
      const { value: was, onCommit: commit } = latest.current;
      if (written.current !== was) commit(written.current);
      field.current?.destroy();
      field.current = null;
    };
  }, [label, placeholder, readOnly]);

  useEffect(() => {
    field.current?.setValue(value);
    written.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => field.current?.setVariables(variables), [variables]);

  const outcome = tryOut(typed, sample);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the editor inside is what has the focus
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && written.current !== value) onCommit(written.current);
      }}
    >
      <div ref={host} className={styles.feel} />
      {outcome && (
        <p className={styles.result} data-ok={outcome.ok}>
          {outcome.ok ? `${words.feel.result}: ${outcome.text}` : words.feel.wrong}
        </p>
      )}
    </div>
  );
}

function tryOut(expression: string, sample: Readonly<Record<string, unknown>>): Outcome {
  const source = expression.trim().replace(/^=/, '').trim();
  if (source === '') return null;
  try {
    const { value } = evaluate(source, { variables: sample, clock: () => new Date(), timeZone: 'Asia/Shanghai' });
    return { ok: true, text: shown(value) };
  } catch {
    return { ok: false };
  }
}

function shown(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const plain = JSON.stringify(value);
  return plain === undefined || plain === '{}' ? describeValue(value) : plain.slice(0, 120);
}
