declare module 'saxen' {
  type Decode = (text: string) => string;
  type Context = () => { data: string; line: number; column: number };

  /** The part of saxen that we use. */
  export class Parser {
    /** Reads namespaces and normalises prefixes: URI → prefix. */
    ns(prefixes: Record<string, string>): this;
    on(
      event: 'openTag',
      listener: (
        name: string,
        attributes: () => Record<string, string> | false,
        decode: Decode,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(event: 'closeTag', listener: () => void): this;
    on(event: 'text', listener: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', listener: (text: string) => void): this;
    on(event: 'error' | 'warn', listener: (error: Error, context: Context) => void): this;
    parse(xml: string): Error | null;
    stop(): void;
  }
}
