/** A stored file as records keep it: its hash makes the content part of the chain. */
export interface RecordedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content, in hex. */
  readonly sha256: string;
}
