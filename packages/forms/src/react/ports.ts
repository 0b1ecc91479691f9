/** A person as a picker shows one. */
export interface FormPerson {
  id: string;
  name: string;
  department?: string | null;
  post?: string | null;
}

export interface FormDepartment {
  id: string;
  name: string;
  parentId: string | null;
}

export interface FormAttachment {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** What the renderer needs from the application around it. Functions may be new at every render. */
export interface FlowFormPorts {
  /** People whose name matches, the best first; a couple of dozen are enough. */
  searchPeople(query: string, signal: AbortSignal): Promise<FormPerson[]>;
  /** Exactly these people, to show names for stored ids. */
  people(ids: readonly string[], signal: AbortSignal): Promise<FormPerson[]>;
  /** All departments, parents before children. */
  departmentTree(signal: AbortSignal): Promise<FormDepartment[]>;
  /** Makes a file ready to be sent, for instance a large photo smaller, before its size is looked at. Without it, as chosen. */
  prepareFile?(file: File): Promise<File>;
  /** Uploads one file; `onProgress` takes 0…100. Rejects with an error whose message the user can read. */
  uploadAttachment(file: File, onProgress: (percent: number) => void, signal: AbortSignal): Promise<FormAttachment>;
  /** Address under which the browser can show (`inline`) or save the file. */
  attachmentUrl(id: string, mode: 'inline' | 'download'): string | Promise<string>;
  /** What is known of the attachments that the value refers to; uploads of this session need not be among them. */
  attachments: readonly FormAttachment[];
  /** Somebody's number in full, of which the value has the mask, by its pointer. Without it masks stay masks. */
  clearValue?(pointer: string): Promise<string>;
  /** Address of one of the item's templates, by its path (`templates/…`). */
  templateUrl(path: string): string | undefined;
}
