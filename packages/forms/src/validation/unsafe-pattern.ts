const LONGEST_PATTERN = 200;

/**
 * Why a `pattern` could take for ever on a text made for it (or is no pattern at all); `undefined` when it is harmless.
 * Deliberately narrow: no repeated group that repeats or chooses inside, no back references, no look-behind.
 */
export function unsafePattern(pattern: string): 'syntax' | 'length' | 'repetition' | undefined {
  if (pattern.length > LONGEST_PATTERN) return 'length';
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'syntax';
  }
  const plain = pattern.replace(/\\[^1-9k]/g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/\\[1-9k]|\(\?<?[!<=]/.test(plain)) return 'repetition';
  return repeatsInsideRepeat(plain) ? 'repetition' : undefined;
}

function repeatsInsideRepeat(pattern: string): boolean {
  const groups: boolean[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    const opensRepeat = isRepeat(pattern, index);
    if (char === '(') groups.push(false);
    else if (char === ')') {
      const risky = groups.pop() ?? false;
      const repeated = isRepeat(pattern, index + 1);
      if (risky && repeated) return true;
      if ((risky || repeated) && groups.length > 0) groups[groups.length - 1] = true;
    } else if ((opensRepeat || char === '|') && groups.length > 0) groups[groups.length - 1] = true;
  }
  return false;
}

/** `?` and `{n}` do not repeat without end, but `*`, `+`, `{n,}` and `{n,m}` do or may as well. */
function isRepeat(pattern: string, index: number): boolean {
  const char = pattern.charAt(index);
  return char === '*' || char === '+' || (char === '{' && /^\{\d+,\d*\}/.test(pattern.slice(index)));
}
