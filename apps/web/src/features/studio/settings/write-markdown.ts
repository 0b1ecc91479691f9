type Edit = (text: string, start: number, end: number) => string;

/** Puts signs around what is selected. */
export const surround =
  (before: string, after: string): Edit =>
  (text, start, end) =>
    text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end);

/** Begins the selected lines with a sign, or takes it away when all have it. */
export const startLines =
  (sign: string): Edit =>
  (text, start, end) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const until = text.indexOf('\n', end);
    const to = until < 0 ? text.length : until;
    const lines = text.slice(from, to).split('\n');
    const all = lines.every((line) => line.startsWith(sign));
    const next = lines.map((line) => (all ? line.slice(sign.length) : `${sign}${line}`));
    return text.slice(0, from) + next.join('\n') + text.slice(to);
  };
