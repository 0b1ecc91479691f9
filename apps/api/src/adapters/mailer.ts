import { JobFailure, type MailMessage } from '@flowhall/jobs';
import { createTransport } from 'nodemailer';

/** Hands e-mails to a mail server. */
export interface Mailer {
  /**
   * `key` is the same for every attempt at the same mail; it becomes its Message-ID, by which mail systems drop
   * repetitions.
   * @throws JobFailure when the server does not take the mail
   */
  send(mail: MailMessage, key: string): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** Sender, such as `Service hall <hall@example.edu>`. */
  readonly from: string;
}

const TIMEOUT_MS = 20_000;

/** A mail server spoken to over SMTP. A server that offers encryption gets it. */
export function createSmtpMailer({ url, from }: MailerOptions): Mailer {
  const transport = createTransport(
    {
      url,
      // Nothing in a mail may name a file or an address that the server would read.
      ...{ disableFileAccess: true, disableUrlAccess: true },
      ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    },
    { from },
  );
  const domain = /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? 'flowhall';
  return {
    async send({ to, cc, subject, text }, key) {
      await transport
        .sendMail({ to: [...to], cc: [...cc], subject, text, messageId: `<${key}@${domain}>` })
        .catch((error: unknown) => {
          throw toFailure(error);
        });
    },
    close: () => transport.close(),
  };
}

/** Replies of 5xx are final (RFC 5321, section 4.2.1). What servers say quotes addresses: only the number is kept. */
function toFailure(error: unknown): JobFailure {
  const fields = error instanceof Error ? { responseCode: undefined, code: undefined, ...error } : undefined;
  const status = Number(fields?.responseCode ?? 0);
  const isFinal = status >= 500 && fields?.code !== 'EAUTH';
  return isFinal
    ? new JobFailure('mail-refused', { status })
    : new JobFailure('mail-unavailable', {}, { cause: fields?.code ?? status });
}
