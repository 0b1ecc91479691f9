import type { Language, MessageWords, NotificationView } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';

type Event = NotificationView['event'];

/** Words that an administrator has put in place of the usual ones; null: none. */
export function findTemplate(db: DatabaseClient, event: Event, lang: Language): Promise<MessageWords | null> {
  return db.messageTemplate.findUnique({
    where: { event_lang: { event, lang } },
    select: { subject: true, text: true },
  });
}

export const findTemplates = (db: DatabaseClient) => db.messageTemplate.findMany();

export async function saveTemplate(
  tx: Transaction,
  { event, lang }: { readonly event: Event; readonly lang: Language },
  words: MessageWords,
  changedAt: Date,
): Promise<void> {
  const data = { ...words, changedAt };
  await tx.messageTemplate.upsert({
    where: { event_lang: { event, lang } },
    create: { event, lang, ...data },
    update: data,
  });
}

export async function removeTemplate(
  tx: Transaction,
  { event, lang }: { readonly event: Event; readonly lang: Language },
): Promise<void> {
  await tx.messageTemplate.deleteMany({ where: { event, lang } });
}
