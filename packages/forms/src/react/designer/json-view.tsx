import { Alert, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { formatForm, jsonFault, parseForm } from '../../designer/index.ts';
import type { DesignerSay } from './texts/text.ts';

/** Something that the checks of the item found in this file. */
export interface FormFileFinding {
  readonly severity: 'error' | 'warning';
  /** From 1; null when it is about the whole file. */
  readonly line: number | null;
  readonly message: string;
}

interface JsonViewProps {
  text: string;
  findings: readonly FormFileFinding[];
  readOnly: boolean;
  say: DesignerSay;
  onText: (text: string) => void;
}

/** The same form as text. What is typed counts as soon as it is a form; the place where it stops being one is named. */
export function JsonView({ text, findings, readOnly, say, onText }: JsonViewProps) {
  const [own, setOwn] = useState(text);
  const given = useRef(text);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (given.current === text) return;
    given.current = text;
    setOwn(text);
  }, [text]);
  const fault = jsonFault(own);
  const isForm = !fault && parseForm(own) !== undefined;
  const goTo = (line: number) => {
    const area = box.current;
    if (!area) return;
    const start =
      own
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = own.indexOf('\n', start);
    area.focus();
    area.setSelectionRange(start, end < 0 ? own.length : end);
    area.scrollTop = (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight);
  };
  const lines = own.split('\n').length;
  return (
    <div className="fd-json">
      {fault && (
        <Alert
          type="error"
          showIcon
          title={
            <Place
              say={say('json.place', { line: fault.line, column: fault.column })}
              onClick={() => goTo(fault.line)}
            />
          }
          description={say('json.apply')}
        />
      )}
      {!fault && !isForm && (
        <Alert type="error" showIcon title={say('json.not-form')} description={say('json.apply')} />
      )}
      {isForm && findings.length > 0 && (
        <ul className="fd-findings">
          {findings.map((finding) => (
            <li key={`${finding.line} ${finding.message}`} data-severity={finding.severity}>
              {finding.line !== null && (
                <Place say={say('json.line', { line: finding.line })} onClick={() => goTo(finding.line ?? 1)} />
              )}
              {finding.message}
            </li>
          ))}
        </ul>
      )}
      <div className="fd-json-text">
        <pre aria-hidden="true">{Array.from({ length: lines }, (_, index) => index + 1).join('\n')}</pre>
        <Input.TextArea
          ref={(area) => {
            box.current = area?.resizableTextArea?.textArea ?? null;
          }}
          aria-label={say('json.label')}
          className="fd-code"
          wrap="off"
          spellCheck={false}
          readOnly={readOnly}
          rows={lines + 1}
          value={own}
          onChange={(event) => {
            const next = event.target.value;
            setOwn(next);
            if (parseForm(next) === undefined) return;
            given.current = next;
            onText(next);
          }}
          onBlur={() => {
            const form = parseForm(own);
            if (!form || readOnly) return;
            const formatted = formatForm(form);
            given.current = formatted;
            setOwn(formatted);
            if (formatted !== own) onText(formatted);
          }}
        />
      </div>
    </div>
  );
}

function Place({ say, onClick }: { say: string; onClick: () => void }) {
  return (
    <button type="button" className="fd-link" onClick={onClick}>
      {say}
    </button>
  );
}
