import { createServer, type Server } from 'node:http';

/** A text message as the server hands it to a gateway. */
export interface SmsMessage {
  id: string;
  phone: string;
  text: string;
}

/**
 * Plays the university's SMS gateway: takes messages by POST and shows them again on GET. A repeated id is kept once,
 * as a gateway would.
 */
export function startSmsSink(port: number): Promise<Server> {
  const messages = new Map<string, SmsMessage>();
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const message: SmsMessage = JSON.parse(Buffer.concat(parts).toString());
      messages.set(message.id, message);
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify([...messages.values()]));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
