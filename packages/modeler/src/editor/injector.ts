/** The part that we use of the library's injector. */
export interface Injector {
  get<T>(name: string): T;
  instantiate<T>(type: new (...services: never[]) => T): T;
}
