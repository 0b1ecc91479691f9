import { PASSWORD_MIN_LENGTH } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';

/** Whom a password is for: what of them must not stand in it. */
export interface PasswordOwner {
  readonly username: string;
  readonly names: readonly (string | null)[];
}

type Weakness = 'password-short' | 'password-common' | 'password-like-name';

/** Shorter names stand in many words. */
const SHORTEST_NAME = 3;
const FEWEST_CHARACTERS = 5;
/** What is left of many passwords without their digits and signs; the first ones are what Chinese speakers choose. */
const BASES = new Set([
  ...['', 'woaini', 'woaiwo', 'wodemima', 'mima', 'nihao', 'aini', 'zhongguo', 'xuexiao', 'daxue', 'mimamima'],
  ...['password', 'passw', 'passwd', 'admin', 'administrator', 'root', 'guest', 'test', 'user', 'welcome', 'flowhall'],
  ...['iloveyou', 'love', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwe', 'asd', 'zxc', 'abc', 'abcd', 'abcdef'],
  ...['a', 'aa', 'aaa', 'q', 'qq', 'qaz', 'qazwsx', 'qazwsxedc', 'z', 'x', 'w', 'zz', 'abcabc', 'summer', 'spring'],
]);

let known: Promise<ReadonlySet<string>> | undefined;

/** Passwords that leaks are full of, from zxcvbn’s list; read when first needed. */
const commonPasswords = (): Promise<ReadonlySet<string>> => {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter((one) => one.length >= PASSWORD_MIN_LENGTH)),
  );
  return known;
};

/**
 * Length counts, and that nobody guesses it: no list of leaked passwords has it, it is not made of a name. No rule asks
 * for kinds of characters (NIST SP 800-63B, 5.1.1.2).
 * @throws UserError `password-short`, `password-like-name`, `password-common`
 */
export async function refuseWeakPassword(password: string, owner: PasswordOwner): Promise<void> {
  const problem = await weakness(password, owner);
  if (problem) throw new UserError(problem, { params: { length: PASSWORD_MIN_LENGTH } });
}

async function weakness(password: string, { username, names }: PasswordOwner): Promise<Weakness | undefined> {
  if ([...password].length < PASSWORD_MIN_LENGTH) return 'password-short';
  const plain = password.toLowerCase();
  const own = [username, ...names].flatMap((name) =>
    name ? [name.toLowerCase(), name.toLowerCase().replaceAll(' ', '')] : [],
  );
  const isOwn = (name: string) => (/^[\x20-\x7e]*$/.test(name) ? name.length >= SHORTEST_NAME : name.length >= 2);
  if (own.some((name) => isOwn(name) && plain.includes(name))) return 'password-like-name';
  if (new Set(plain).size < FEWEST_CHARACTERS) return 'password-common';
  if (BASES.has(plain.replaceAll(/[^a-z]/g, '')) && /^[\x20-\x7e]*$/.test(plain)) return 'password-common';
  return (await commonPasswords()).has(plain) ? 'password-common' : undefined;
}
