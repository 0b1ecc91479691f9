/** Largest file, all files and number of files of an item, bytes. */
export const ITEM_LIMITS = { fileBytes: 5 * 1024 * 1024, totalBytes: 20 * 1024 * 1024, files: 200 } as const;

const LONGEST_PATH = 200;
const DEEPEST = 4;
/** What file systems and shells stumble over, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const UNSAFE = /[\\:*?"<>|\u0000-\u001f\u007f]/;
/** Names of devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a path can be that of a file in an item folder, on every system: relative, downwards only, nothing hidden. */
export function isItemPath(path: string): boolean {
  const parts = path.split('/');
  return path.length <= LONGEST_PATH && parts.length <= DEEPEST && parts.every(isName);
}

const isName = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !/[. ]$/.test(name) && !UNSAFE.test(name) && !DEVICE.test(name);
