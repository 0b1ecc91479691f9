import type { FieldProps } from '@rjsf/utils';

/** An explanation among the fields: words, and nothing but words. */
export function NoteField({ schema }: FieldProps) {
  return (
    <div className="ff-note">
      {schema.title && <div className="ff-note-title">{schema.title}</div>}
      {schema.description && <div className="ff-text">{schema.description}</div>}
    </div>
  );
}
