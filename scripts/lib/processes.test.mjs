import { once } from 'node:events';
import { expect, test } from 'vitest';
import { exitCode, launch, run, signalGroup } from './processes.mjs';

const node = process.execPath;

test('the output and the exit code of a process come back', async () => {
  const outcome = await run(node, ['--eval', 'console.log("out"); console.error("err"); process.exitCode = 3'], {
    capture: true,
  });
  expect(outcome.code).toBe(3);
  expect(outcome.output).toContain('out');
  expect(outcome.output).toContain('err');
});

test('a process that a signal ended has the exit code of a shell', async () => {
  const child = launch(node, ['--eval', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)']);
  expect(await exitCode(child)).toBe(128 + 15);
});

test('a command that does not exist fails instead of hanging', async () => {
  expect((await run('flowhall-no-such-command', [])).code).toBe(127);
});

test('a signal to the group also ends what the process started', async () => {
  const child = launch('sh', ['-c', `"${node}" --eval "setInterval(() => {}, 1000)" & echo started; wait`], {
    capture: true,
  });
  const ended = exitCode(child);
  await once(/** @type {import('node:stream').Readable} */ (child.stdout), 'data');
  signalGroup(child, 'SIGTERM');
  // Its output is closed only when nobody holds it open any more, the shell's child included.
  expect(await ended).toBe(128 + 15);
});
