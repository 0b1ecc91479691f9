const MAX_LENGTH = 200;
/** Control characters, and the bidirectional overrides that make "exe.pdf" look like "fdp.exe". */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * The name to store for an uploaded file, or null when it is not a plain file name.
 * Names are only ever shown and sent back as a download name, never used as a path; a path in one is refused all the same.
 */
export function cleanFileName(name: string): string | null {
  const clean = name.normalize('NFC').trim();
  if (!clean || clean.length > MAX_LENGTH) return null;
  if (clean === '.' || clean === '..' || /[/\\]/.test(clean) || UNSAFE.test(clean)) return null;
  return clean;
}
