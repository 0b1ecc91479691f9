import { type Static, Type } from 'typebox';
import { ITEM_KEY } from './item-key.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const localized = (maxLength: number) =>
  Type.Object({ zh: text(maxLength), en: text(maxLength) }, { additionalProperties: false });
const key = Type.String(ITEM_KEY);
const switchOn = Type.Optional(Type.Boolean());

/** Who may start the item: everybody, or anybody to whom one of the lists applies. */
export const audienceRule = Type.Object(
  {
    everyone: Type.Optional(Type.Literal(true)),
    /** Everybody, and also people without an account who verify their phone. */
    public: Type.Optional(Type.Literal(true)),
    roles: Type.Optional(Type.Array(key, { minItems: 1 })),
    posts: Type.Optional(Type.Array(key, { minItems: 1 })),
    /** Members of these departments and of everything below them. */
    departments: Type.Optional(Type.Array(key, { minItems: 1 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type AudienceRule = Static<typeof audienceRule>;

export const material = Type.Object(
  {
    name: localized(100),
    required: Type.Boolean(),
    /** When it is needed, in words. */
    condition: Type.Optional(localized(200)),
    /** Form field that takes it. */
    field: Type.Optional(Type.String({ maxLength: 60 })),
    /** File below `templates/`, offered for download. */
    template: Type.Optional(Type.String({ pattern: '^templates/[^/\\\\]+$', maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type Material = Static<typeof material>;

const fieldName = Type.String({ minLength: 1, maxLength: 60 });
const absence = Type.Object(
  { from: fieldName, to: fieldName, deputy: Type.Optional(fieldName) },
  { additionalProperties: false },
);

/** Switches of an item; everything is on unless switched off. */
export const features = Type.Object(
  { draft: switchOn, withdraw: switchOn, terminate: switchOn, print: switchOn },
  { additionalProperties: false },
);

/**
 * What an application keeps for itself: nobody else gets the same thing at a time that overlaps. Held from the submit on,
 * until the application is withdrawn, rejected or terminated; a completed one keeps it.
 */
export const reservation = Type.Object(
  {
    /** Form field that names the thing, or several. */
    resource: Type.String({ minLength: 1, maxLength: 60 }),
    /** FEEL over the form: a text such as `2026-12-01T14:00`. */
    from: text(500),
    to: text(500),
  },
  { additionalProperties: false },
);
export type ReservationRule = Static<typeof reservation>;

const moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T([01]\\d|2[0-3]):[0-5]\\d)?$' });
const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** When an item takes applications: days or moments on the clocks of Beijing; a last day belongs to it. */
export const opening = Type.Object(
  {
    from: Type.Optional(moment),
    until: Type.Optional(moment),
    /** Hours of each day, the end excluded. */
    daily: Type.Optional(Type.Object({ from: clockTime, to: clockTime }, { additionalProperties: false })),
  },
  { additionalProperties: false, minProperties: 1 },
);

/** `item.yaml`. Title and number are FEEL expressions that give a text: see `title-and-number.ts`. */
export const itemManifest = Type.Object(
  {
    key,
    name: localized(60),
    summary: localized(200),
    category: Type.Object({ key, zh: text(20), en: text(40) }, { additionalProperties: false }),
    /** Key of the department that offers the item. */
    department: key,
    /** Name of an icon of the service hall. */
    icon: key,
    sortOrder: Type.Optional(Type.Integer({ minimum: 0 })),
    audience: audienceRule,
    /** When it takes applications; always unless told. */
    opening: Type.Optional(opening),
    /** Markdown. */
    guide: localized(20000),
    materials: Type.Optional(Type.Array(material)),
    /** How long values and files of an application are kept after its end, such as `P3Y`; for ever unless told. */
    retention: Type.Optional(Type.String({ pattern: '^P(?=\\d)(\\d{1,3}Y)?(\\d{1,3}M)?(\\d{1,4}D)?$' })),
    /** Promised time limit in working days. */
    promisedDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    /** Fields of the form that say when the applicant is away, and who takes over: approved, it proposes a deputy. */
    absence: Type.Optional(absence),
    title: Type.Optional(text(1000)),
    number: Type.Optional(text(1000)),
    features: Type.Optional(features),
    reservation: Type.Optional(reservation),
  },
  { additionalProperties: false },
);
export type ItemManifest = Static<typeof itemManifest>;

export type ItemFeature = keyof Static<typeof features>;

/** Whether an item has a feature; what the manifest does not mention is on. */
export const hasFeature = (manifest: ItemManifest, feature: ItemFeature): boolean =>
  manifest.features?.[feature] ?? true;

/** What applicants may do with applications of an item. */
export const switchesOf = (manifest: ItemManifest): { readonly withdraw: boolean; readonly terminate: boolean } => ({
  withdraw: hasFeature(manifest, 'withdraw'),
  terminate: hasFeature(manifest, 'terminate'),
});
