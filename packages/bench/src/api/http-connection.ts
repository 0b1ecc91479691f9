import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * One connection that stays open and carries one request at a time. It reads no more of HTTP than the server under test
 * says: what the clients need of the machine is missing to the server, and pgbench needs very little.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private readonly host: string;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;

  constructor(address: string) {
    const { hostname, port, host } = new URL(address);
    this.host = host;
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.on('error', (error) => this.waiting?.reject(error));
    this.socket.on('close', () => this.waiting?.reject(new Error(`${address} closed the connection`)));
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Promise<Answer> {
    const all = { host: this.host, ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
    const head = [`${method} ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)];
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${head.join('\r\n')}${END_OF_HEAD}${body}`);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (length === undefined) {
      this.waiting?.reject(new Error(`An answer of unknown length:\n${head}`));
      return;
    }
    const begin = end + END_OF_HEAD.length;
    if (this.received.length < begin + Number(length)) return;
    const body = this.received.subarray(begin, begin + Number(length));
    this.received = Buffer.alloc(0);
    this.waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
