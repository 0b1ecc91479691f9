/** An e-mail, ready to be sent. */
export interface MailMessage {
  /** Addresses. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}
