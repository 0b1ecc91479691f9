/**
 * Calls back when a person or the system asks this process to stop. Ctrl-C under npm arrives twice (from the terminal
 * and from npm), so requests within a second count as one; a later one is meant as "now".
 * @param {(request: { signal: NodeJS.Signals, impatient: boolean }) => void} callback
 */
export function onStop(callback) {
  let last = 0;
  let requests = 0;
  /** @param {NodeJS.Signals} signal */
  const handle = (signal) => {
    const now = Date.now();
    if (now - last < 1000) return;
    last = now;
    requests += 1;
    callback({ signal, impatient: requests > 1 });
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, handle);
}
