import { type Static, Type } from 'typebox';

/** What a step may do with a field; for a sub-table's column the key is `table.column`. Unnamed fields are `read`. */
export const fieldPermission = Type.Union([Type.Literal('hidden'), Type.Literal('read'), Type.Literal('write')]);
export type FieldPermission = Static<typeof fieldPermission>;

/** A rule over several fields: `assert` is FEEL over the form's fields and must be true. */
export const formCheck = Type.Object(
  {
    assert: Type.String({ minLength: 1 }),
    message: Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
    /** Where the message is shown. */
    field: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

/** `forms/<name>.json`. */
export const formFile = Type.Object(
  {
    schema: Type.Object({ type: Type.Literal('object'), properties: Type.Record(Type.String(), Type.Unknown()) }),
    uiSchema: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** By step id, then by field. */
    permissions: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), fieldPermission))),
    checks: Type.Optional(Type.Array(formCheck)),
  },
  { additionalProperties: false },
);
export type FormFile = Static<typeof formFile>;
