import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';

export const uuid = Type.String({ format: 'uuid' });
/** UTC instant, ISO 8601. */
export const instant = Type.String({ format: 'date-time' });
/** A text in both languages of the product. */
export const localizedText = Type.Object({ zh: Type.String(), en: Type.String() });
export type LocalizedText = Static<typeof localizedText>;

/** Form values and other free JSON objects; their shape comes from the item's form. */
export const jsonObject = Type.Record(Type.String(), Type.Unknown());

export const language = Type.Union([Type.Literal('zh'), Type.Literal('en')]);
export type Language = Static<typeof language>;

export const pageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
});

/** A page of a list, newest first; `nextCursor` is null on the last page. */
export const page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
    total: Type.Optional(Type.Integer()),
  });

/** RFC 9457 problem document. */
export const problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
  /** With 409: the present state of what was acted upon. */
  current: Type.Optional(Type.Unknown()),
  /** With `item-invalid`: what is wrong with the files of an item. */
  findings: Type.Optional(Type.Array(Type.Unknown())),
});
export type Problem = Static<typeof problem>;

/** An object schema with more properties. */
export const extend = <A extends TProperties, B extends TProperties>(base: TObject<A>, more: B) =>
  Type.Object({ ...base.properties, ...more });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** One of a list of words. */
export const literals = <T extends string[]>(values: readonly [...T]) => Type.Enum(values);

/** A person as others may see one: never phone or e-mail. */
export const person = Type.Object({
  id: uuid,
  name: Type.String(),
  department: nullable(Type.String()),
  post: nullable(Type.String()),
});
export type Person = Static<typeof person>;

/** Why, in the caller's words. */
export const reasonBody = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);

/** A length of office hours: whole working days, and the rest in minutes. */
export const workingTime = Type.Object({ days: Type.Integer(), minutes: Type.Integer() });
export type WorkingTime = Static<typeof workingTime>;

export const idParams = Type.Object({ id: uuid });
export const noContent = Type.Null();
