import { ensureInstalled } from '../lib/ensure-installed.mjs';
import { bold, dim, duration, fail, green, red, say } from '../lib/log.mjs';
import { onStop } from '../lib/on-stop.mjs';
import { signalAll } from '../lib/processes.mjs';
import { add, nothing } from '../lib/tally.mjs';
import { steps } from '../steps/index.mjs';

/**
 * Runs every step, or those named, and counts what passed and failed. A failing step does not keep the others from
 * running, except those that need its result.
 * @param {string[]} names steps to run, all when empty
 * @returns {Promise<number>} the exit code: 0 only if something ran and nothing failed
 */
export async function test(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    fail(`Unknown step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}.`);
    return 2;
  }

  let stopped = false;
  onStop(({ impatient }) => {
    stopped = true;
    signalAll(impatient ? 'SIGKILL' : 'SIGINT');
  });

  const began = performance.now();
  await ensureInstalled();

  let total = nothing;
  /** @type {string[]} */
  const failures = [];
  const chosen = steps.filter((step) => names.length === 0 || names.includes(step.name));
  for (const step of chosen) {
    if (stopped) break;
    const tally = await runStep(step);
    total = add(total, tally);
    if (tally.failed > 0) failures.push(step.name);
  }

  say('');
  if (stopped) fail('Stopped before the end.');
  if (failures.length > 0) fail(`Failed: ${failures.join(', ')}. Run one alone: npm test -- ${failures[0]}`);
  if (total.skipped > 0) say(`${total.skipped} skipped; the reasons are above.`);
  const ran = total.passed + total.failed > 0;
  if (!ran) fail('No test ran.');
  say(dim(`${duration(performance.now() - began)}`));
  say(`${total.passed} passed, ${total.failed} failed`);
  return ran && total.failed === 0 && !stopped ? 0 : 1;
}

/**
 * @param {import('../steps/index.mjs').Step} step
 * @returns {Promise<import('../lib/tally.mjs').Tally>}
 */
async function runStep(step) {
  say(`\n${bold(`▶ ${step.title}`)} ${dim(`(${step.name})`)}`);
  const began = performance.now();
  const waiting = setInterval(
    () => say(dim(`  … ${step.name} is still running after ${duration(performance.now() - began)}`)),
    60_000,
  );
  /** @type {import('../lib/tally.mjs').Tally} */
  let tally;
  try {
    tally = await step.run();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    tally = { passed: 0, failed: 1, skipped: 0 };
  } finally {
    clearInterval(waiting);
  }
  const mark = tally.failed > 0 ? red('✗') : green('✓');
  say(`${mark} ${step.name}: ${tally.passed} passed, ${tally.failed} failed in ${duration(performance.now() - began)}`);
  return tally;
}
