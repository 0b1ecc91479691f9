import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmsGateway {
  readonly url: string;
  readonly sent: readonly { readonly phone: string; readonly text: string }[];
  /** The six digits of the latest message to a phone. */
  codeOf(phone: string): string;
  /** Nobody answers any more. */
  close(): void;
}

/** A gateway for text messages that keeps what it is sent. */
export async function startSmsGateway(): Promise<SmsGateway> {
  const sent: { phone: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    codeOf: (phone) => /\d{6}/.exec(sent.filter((one) => one.phone === phone).at(-1)?.text ?? '')?.[0] ?? '',
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Another code of six digits. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
