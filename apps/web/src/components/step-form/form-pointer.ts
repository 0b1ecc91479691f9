/** Turns a pointer into a request body (`/form/persons/0/name`) into one into the form (`/persons/0/name`). */
export function formPointer(pointer: string): string {
  return pointer === '/form' || pointer.startsWith('/form/') ? pointer.slice('/form'.length) : pointer;
}
