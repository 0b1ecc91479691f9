import { parseArgs } from 'node:util';
import { deploy } from './commands/deploy.ts';
import { diff } from './commands/diff.ts';
import { newItem } from './commands/new-item.ts';
import { test } from './commands/test.ts';
import { validate } from './commands/validate.ts';
import { CommandError, EXIT, type ExitCode, type Terminal } from './terminal.ts';
import { type Language, say } from './texts.ts';

/** What a command line meets outside. */
export interface Surroundings extends Omit<Terminal, 'lang'> {
  /** Language where `--lang` names none. */
  readonly lang: Language;
}

const OPTIONS = {
  lang: { type: 'string' },
  root: { type: 'string', default: 'processes' },
  'require-coverage': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  report: { type: 'string' },
  server: { type: 'string' },
  'token-file': { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs one command line. Never throws for wrong usage: it is said in one line, and the exit code tells. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const wanted = languageOf(args);
  const known = wanted === 'zh' || wanted === 'en';
  const terminal: Terminal = { ...surroundings, lang: known ? wanted : surroundings.lang };
  try {
    if (wanted !== null && !known) throw new CommandError(say(terminal.lang, 'badOption', { why: `--lang ${wanted}` }));
    return await dispatch(args, terminal);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.error(error.message);
    return error.exitCode;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, terminal);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    terminal.out(say(terminal.lang, 'usage'));
    return values.help ? EXIT.ok : EXIT.usage;
  }
  switch (command) {
    case 'validate':
      return validate(rest, { root: values.root, json: values.json }, terminal);
    case 'test':
      return test(
        rest,
        {
          root: values.root,
          requireCoverage: values['require-coverage'],
          ...(values.report && { report: values.report }),
        },
        terminal,
      );
    case 'diff':
      return diff(rest, { json: values.json }, terminal);
    case 'deploy': {
      const { server, reason } = values;
      const tokenFile = values['token-file'];
      const told = { ...(server && { server }), ...(tokenFile && { tokenFile }), ...(reason && { reason }) };
      return deploy(rest[0], { ...told, dryRun: values['dry-run'], fetch }, terminal);
    }
    case 'new':
      return newItem(rest[0], values.root, terminal);
    default:
      throw new CommandError(`${say(terminal.lang, 'unknownCommand', { command })}\n${say(terminal.lang, 'usage')}`);
  }
}

function parse(args: readonly string[], terminal: Terminal) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(say(terminal.lang, 'badOption', { why }));
  }
}

function languageOf(args: readonly string[]): string | null {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return at === -1 ? null : (args[at]?.split('=')[1] ?? args[at + 1] ?? '');
}
