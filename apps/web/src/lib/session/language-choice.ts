import type { Language } from '@flowhall/contracts';
import { currentLanguage, switchLanguage } from '../../i18n/i18n.ts';
import { client } from '../api/client.ts';
import { queryClient } from '../query-client.ts';
import { session, sessionChanged } from './session.ts';

let chosenBeforeSignIn: Language | null = null;

async function storeOnServer(locale: Language): Promise<void> {
  // The choice already works on this device; the account gets it the next time if this fails.
  const answer = await client.PATCH('/api/me', { body: { locale } }).catch(() => undefined);
  const current = session.get();
  // One's own name is written in the language, too.
  if (answer?.data && current.state === 'signed-in' && current.user.id === answer.data.id) sessionChanged(answer.data);
}

/** Forms and problems come in the reader's language: what is on the screen is fetched again. */
async function speak(language: Language): Promise<void> {
  if (currentLanguage() === language) return;
  await switchLanguage(language);
  // What is on its way was asked for in the other language; without data, invalidating alone would let it arrive.
  await queryClient.cancelQueries();
  await queryClient.invalidateQueries();
}

/** Switches the interface; the account remembers it, at sign-in if nobody is signed in yet. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  if (session.get().state === 'signed-in') await storeOnServer(language);
  else chosenBeforeSignIn = language;
}

/** After signing in: what was chosen on the sign-in page wins over what the account remembers. */
export async function applyAccountLanguage(accountLanguage: Language): Promise<void> {
  const chosen = chosenBeforeSignIn;
  chosenBeforeSignIn = null;
  await speak(chosen ?? accountLanguage);
  if (chosen && chosen !== accountLanguage) await storeOnServer(chosen);
}
