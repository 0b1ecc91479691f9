import {
  type Finding,
  indexModel,
  type ParsedBpmn,
  type Process,
  parseBpmn,
  validateExecution,
  validateStructure,
} from '@flowhall/bpmn';
import {
  ADMITTED,
  type ConstructUse,
  constructUses,
  foreignScripts,
  type HostService,
} from '@flowhall/bpmn/constructs';
import { TokensModel } from '@flowhall/tokens';
import { type Decisions, type ExecutableModel, ModelRefusedError } from '@flowhall/tokens/port';
import { BpmnEngineModel } from './runtime/bpmn-engine/executable.ts';

/** How to make a model ready to run. */
export interface CompileOptions {
  /**
   * `auto` (the default): bpmn-engine when it runs everything in the model right, else the token runtime; `engine` and
   * `tokens` ask for one of them.
   */
  runtime?: 'auto' | 'engine' | 'tokens';
  /** The process to run; needed only when the file holds several that can be run. */
  processId?: string;
  /** What the caller does for the process besides tasks and timers; a model that needs more is refused. */
  serves?: readonly HostService[];
  /** Decisions that its business rule tasks can make, by id. */
  decisions?: Decisions;
}

/**
 * Makes a definition version ready to run. Do it once per version and keep the result.
 *
 * @throws ModelError when the XML cannot be read
 * @throws ModelRefusedError when the process holds something that cannot be run right, naming it
 */
export async function compile(xml: string, options: CompileOptions = {}): Promise<ExecutableModel> {
  const { decisions = new Map() } = options;
  const parsed = await parseBpmn(xml);
  const process = processToRun(parsed, options.processId);
  const findings = [...validateStructure(parsed), ...validateExecution(parsed, { decisions: decisions.keys() })];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new ModelRefusedError(errors);
  const uses = [...constructUses(parsed, indexModel(parsed.model))];
  const serves = options.serves ?? [];
  const unserved = uses.filter(({ construct }) => needs(construct, serves)).map(notServed);
  const scripts = serves.includes('scripts') ? [] : foreignScripts(parsed).map(notFeel);
  if (unserved.length || scripts.length) throw new ModelRefusedError([...scripts, ...unserved]);
  const foreign = uses.filter(({ construct }) => !ADMITTED[construct]?.on.includes('engine'));
  const { runtime = 'auto' } = options;
  if (runtime === 'engine' && foreign.length) throw new ModelRefusedError(foreign.map(notOnEngine));
  const reason = reasonOf(runtime, foreign);
  return runtime === 'tokens' || foreign.length
    ? new TokensModel(parsed.model, process.id, reason, decisions)
    : new BpmnEngineModel(parsed.model, process.id, reason, decisions);
}

function processToRun({ model }: ParsedBpmn, wanted: string | undefined): Process {
  const executable = model.processes.filter((process) => process.isExecutable);
  const [process] = wanted === undefined ? executable : executable.filter(({ id }) => id === wanted);
  if (process && (wanted !== undefined || executable.length === 1)) return process;
  throw new ModelRefusedError([
    refusal('process-executable', wanted ?? executable[1]?.id, {
      zh: wanted ? `没有可执行流程“${wanted}”。` : `文件中有 ${executable.length} 个可执行流程，应当恰好有一个。`,
      en: wanted
        ? `There is no executable process "${wanted}".`
        : `The file holds ${executable.length} executable processes; it must hold exactly one.`,
    }),
  ]);
}

function needs(construct: string, serves: readonly HostService[]): boolean {
  const service = ADMITTED[construct]?.needs;
  return service !== undefined && !serves.includes(service);
}

function notServed({ elementId, construct }: ConstructUse): Finding {
  const service = ADMITTED[construct]?.needs;
  return refusal('not-served', elementId, {
    zh: `“${elementId}”（${construct}）需要此处尚未提供的服务：${service}。`,
    en: `"${elementId}" (${construct}) needs a service that is not provided here: ${service}.`,
  });
}

function notFeel({ elementId, construct }: ConstructUse): Finding {
  return refusal('unsupported', elementId, {
    zh: `“${elementId}”使用了尚不支持的 BPMN 元素：${construct}。`,
    en: `"${elementId}" uses an unsupported construct: ${construct}.`,
  });
}

function notOnEngine({ elementId, construct }: ConstructUse): Finding {
  return refusal('unsupported', elementId, {
    zh: `bpmn-engine 不能正确执行“${elementId}”：${construct}。`,
    en: `bpmn-engine does not run "${elementId}" right: ${construct}.`,
  });
}

function refusal(rule: string, elementId: string | undefined, message: Finding['message']): Finding {
  return {
    rule,
    severity: 'error',
    ...(elementId && { elementId }),
    message,
    mend: { zh: '请改用受支持的元素来表达，或换用其他运行时。', en: 'Express it otherwise, or run it elsewhere.' },
  };
}

function reasonOf(runtime: 'auto' | 'engine' | 'tokens', foreign: readonly ConstructUse[]): string {
  if (runtime !== 'auto') return `asked for: ${runtime}`;
  if (!foreign.length) return 'bpmn-engine runs every construct of the model right';
  const names = [...new Set(foreign.map(({ construct }) => construct))];
  return `bpmn-engine does not run right: ${names.join(', ')}`;
}
