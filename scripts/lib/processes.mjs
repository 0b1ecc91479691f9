import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root, toolEnvironment } from './environment.mjs';
import { fail } from './log.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ code: number, output: string }} Outcome */
/** @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, capture?: boolean, ipc?: boolean, tool?: boolean }} Options */

/** @type {Set<ChildProcess>} */
const running = new Set();

/**
 * Starts a process in a process group of its own. A terminal's Ctrl-C then reaches this process only, which passes it
 * on exactly once; npm would otherwise deliver it to the child a second time.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {ChildProcess}
 */
export function launch(command, args, { env = {}, cwd = root, capture = false, ipc = false } = {}) {
  const out = capture ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd,
    env: toolEnvironment(env),
    detached: true,
    stdio: ipc ? ['ignore', out, out, 'ipc'] : ['ignore', out, out],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * The exit code of a process, as a shell gives it: 128 + n when signal n ended it, 127 when it could not be started.
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCode(child) {
  /** @param {number | null} code @param {NodeJS.Signals | null} signal */
  const asShell = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid !== undefined) return;
      fail(`${child.spawnfile} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code, signal) => resolve(asShell(code, signal)));
  });
}

/**
 * Runs a process to its end. With `capture` its output is collected instead of shown.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<Outcome>}
 */
export async function run(command, args, options = {}) {
  const child = launch(command, args, options);
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const code = await exitCode(child);
  return { code, output: Buffer.concat(chunks).toString() };
}

/**
 * Sends a signal to every process started here and to what they started, as a terminal does.
 * @param {NodeJS.Signals} signal
 */
export function signalAll(signal) {
  for (const child of running) signalGroup(child, signal);
}

/**
 * Sends a signal to a process and to what it started.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended between the look and the signal: nothing left to stop.
  }
}
