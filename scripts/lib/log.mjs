const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;

/** @param {number} code @param {string} text */
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** @param {string} text */
export const bold = (text) => paint(1, text);
/** @param {string} text */
export const dim = (text) => paint(2, text);
/** @param {string} text */
export const red = (text) => paint(31, text);
/** @param {string} text */
export const green = (text) => paint(32, text);

/** Writes one line for a person to read. @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Writes the one line that explains why a command stopped. @param {string} text */
export function fail(text) {
  process.stderr.write(`${red('✗')} ${text}\n`);
}

/** A duration as people say it: `0.4 s`, `12 s`, `3 min 5 s`. @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
