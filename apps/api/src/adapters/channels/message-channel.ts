import type { Channel } from '@flowhall/contracts';

/** How somebody can be reached. */
export interface Recipient {
  readonly username: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface ChannelMessage {
  /** The same for every attempt at the same message, so that repetitions can be dropped. */
  readonly id: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** For gateways that put messages together themselves; absent: no message of an event. */
  readonly about?: {
    readonly event: string;
    readonly lang: 'zh' | 'en';
    readonly values: Readonly<Record<string, string>>;
  };
  /** The page it is about; null where the installation's address is not known. */
  readonly link: string | null;
}

/** A way to reach people outside the application. */
export interface MessageChannel {
  readonly name: Exclude<Channel, 'in-app'>;
  /** Where the person is reached; null when they are not. */
  addressOf(recipient: Recipient): string | null;
  /** @throws ChannelError when it was not taken */
  send(address: string, message: ChannelMessage, signal: AbortSignal): Promise<void>;
}

/** Why a message was not taken. */
export type ChannelFault = 'no-answer' | 'refused' | 'secret-missing' | 'person-unknown';

/** The other side refused or did not answer; the message is `code: detail` and holds no address and no text. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';

  constructor(code: ChannelFault, detail?: string | number, options?: ErrorOptions) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
  }
}
