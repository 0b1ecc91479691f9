import { type Static, Type } from 'typebox';
import { extend, jsonObject, literals, localizedText, noContent, nullable, person, uuid } from './common.ts';
import { operation } from './operation.ts';

export const itemSummary = Type.Object({
  key: Type.String(),
  name: localizedText,
  description: localizedText,
  category: Type.String(),
  categoryName: localizedText,
  department: localizedText,
  icon: Type.String(),
  /** Promised time limit in working days. */
  promisedDays: nullable(Type.Integer()),
  /** Set while it takes no applications: when it will again, if ever. */
  closed: nullable(Type.Object({ opensAt: nullable(Type.String({ format: 'date-time' })) })),
  favourite: Type.Boolean(),
  /** When the caller last applied. */
  lastUsedAt: nullable(Type.String({ format: 'date-time' })),
});
export type ItemSummary = Static<typeof itemSummary>;

/**
 * A form as one person may see it at one step, in the caller's language: hidden fields are gone, read-only ones are
 * marked `readOnly`. `schema`, `uiSchema`, `checks` and `computed` are what the forms package's renderer takes.
 */
export const stepForm = Type.Object({
  name: Type.String(),
  definitionId: uuid,
  stepId: Type.String(),
  schema: jsonObject,
  uiSchema: jsonObject,
  /** Rules across fields: FEEL over the form, or over each row of the sub-table `each`; `message` is shown at `field`. */
  checks: Type.Array(
    Type.Object({
      assert: Type.String(),
      message: Type.String(),
      field: Type.Optional(Type.String()),
      each: Type.Optional(Type.String()),
    }),
  ),
  /** FEEL by field: computed, never typed. */
  computed: Type.Record(Type.String(), Type.String()),
  /** FEEL by field: the field is there only while this is true. */
  show: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** FEEL by field: it has to be filled in while this is true. */
  require: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** ES module with the compiled validation functions of the form at this step. */
  validatorUrl: Type.String(),
});
export type StepForm = Static<typeof stepForm>;

export const material = Type.Object({
  name: localizedText,
  required: Type.Boolean(),
  note: nullable(localizedText),
  template: nullable(Type.Object({ name: Type.String(), url: Type.String() })),
});
export type Material = Static<typeof material>;

export const itemDetail = extend(itemSummary, {
  definitionId: uuid,
  version: Type.Integer(),
  /** Sanitised HTML. */
  guide: localizedText,
  materials: Type.Array(material),
  /** User tasks in drawing order, as a preview of the route. */
  /** In the order of the drawing. `kind`: that of a step, `automatic` for what the system does, `process` for another process. */
  steps: Type.Array(Type.Object({ stepId: Type.String(), name: localizedText, kind: Type.String() })),
  form: stepForm,
  /** Values to begin with, as defaults of the form say. */
  initial: jsonObject,
  /** The form's field that names what an application keeps for itself, where the service has such a thing. */
  reservedField: nullable(Type.String()),
  /** When it takes applications, local times as `item.yaml` has them, and whether it does now; null: always. */
  opening: nullable(
    Type.Object({
      open: Type.Boolean(),
      from: nullable(Type.String()),
      until: nullable(Type.String()),
      daily: nullable(Type.Object({ from: Type.String(), to: Type.String() })),
    }),
  ),
  switches: Type.Object({
    draft: Type.Boolean(),
    withdraw: Type.Boolean(),
    terminate: Type.Boolean(),
    print: Type.Boolean(),
  }),
});
export type ItemDetail = Static<typeof itemDetail>;

export const PICK_VALUES = ['no', 'one', 'many'] as const;
export const optionStep = Type.Object({
  stepId: Type.String(),
  name: localizedText,
  candidates: Type.Array(person),
  /** Anybody may be picked in the organisation tree; `candidates` is empty. */
  anybody: Type.Boolean(),
  /** Ids among the candidates. */
  preselected: Type.Array(uuid),
  pick: literals(PICK_VALUES),
  /** `claim`: all candidates get it and one takes it. */
  mode: Type.String(),
  /** Set when it passes by itself: nobody is found, or the candidates have approved before. */
  passes: nullable(literals(['skip', 'auto-agree'])),
});
export type OptionStep = Static<typeof optionStep>;

export const CHANNELS = ['in-app', 'sms', 'email', 'wecom'] as const;
export const channel = literals(CHANNELS);
export type Channel = Static<typeof channel>;

export const forecastStep = Type.Object({
  stepId: Type.String(),
  name: localizedText,
  /** `certain`: on every way on; `conditional`: on some; `unknown`: only after something else happens. */
  certainty: literals(['certain', 'conditional', 'unknown']),
  /** Who would get it as things are; empty where somebody picks them first. */
  people: Type.Array(person),
  /** Whoever handles the step before picks the people. */
  picked: Type.Boolean(),
  /** Set when it passes by itself: nobody is found, or its people have approved before. */
  passes: nullable(literals(['skip', 'auto-agree'])),
  mode: Type.String(),
});
export type ForecastStep = Static<typeof forecastStep>;

/** Whether an action asks for something. */
export const need = literals(['required', 'optional', 'none']);
export type Need = Static<typeof need>;

/** A signature and files that go with an action: ids of own uploads, which become part of the application. */
export const enclosures = {
  signature: Type.Optional(uuid),
  attachments: Type.Optional(Type.Array(uuid, { maxItems: 20, uniqueItems: true })),
};

/** What the submit dialog shows: where it may go next and to whom. */
export const submitOptions = Type.Object({
  branches: Type.Array(
    Type.Object({
      /** Set where the handler chooses the branch. */
      flowId: nullable(Type.String()),
      /** Empty texts where there is nothing to choose. */
      name: localizedText,
      /** Several may be taken together: send their `flowId`s joined by commas. */
      multiple: Type.Boolean(),
      isDefault: Type.Boolean(),
      /** It waits for other branches first. */
      waitsAtJoin: Type.Boolean(),
      /** The process ends here. */
      ends: Type.Boolean(),
      /** Steps that become active; empty when the process ends. */
      steps: Type.Array(optionStep),
    }),
  ),
  channels: Type.Array(Type.Object({ channel, available: Type.Boolean(), preselected: Type.Boolean() })),
  opinionRequired: Type.Boolean(),
  signature: need,
  attachment: need,
  /** Every step that follows, the next ones first. */
  forecast: Type.Array(forecastStep),
});
export type SubmitOptions = Static<typeof submitOptions>;

/** The handler's choice in the submit dialog. */
export const nextChoice = Type.Object(
  {
    flowId: Type.Optional(Type.String()),
    assignees: Type.Optional(Type.Record(Type.String(), Type.Array(uuid, { maxItems: 200 }))),
  },
  { additionalProperties: false },
);
export type NextChoice = Static<typeof nextChoice>;

export const notifyChoice = Type.Object(
  { channels: Type.Array(channel, { maxItems: 5 }) },
  { additionalProperties: false },
);

/** As `item.yaml` has it. */
export const itemKey = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 });

export const itemParams = Type.Object({ key: itemKey });

const tag = 'items';
export const itemsApi = {
  listItems: operation({
    method: 'get',
    path: '/api/items',
    tag,
    summary: 'Services the caller may start',
    access: 'authenticated',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      category: Type.Optional(Type.String({ maxLength: 100 })),
      favourite: Type.Optional(Type.Boolean()),
    }),
    response: {
      200: Type.Object({
        items: Type.Array(itemSummary),
        categories: Type.Array(Type.Object({ key: Type.String(), name: localizedText, count: Type.Integer() })),
      }),
    },
  }),
  getItem: operation({
    method: 'get',
    path: '/api/items/{key}',
    tag,
    summary: 'Guide, materials and form of a service',
    access: 'authenticated',
    visitors: true,
    params: itemParams,
    response: { 200: itemDetail },
    errors: ['not-in-audience', 'item-closed', 'not-found'],
  }),
  getItemOptions: operation({
    method: 'post',
    path: '/api/items/{key}/options',
    tag,
    summary: 'Where an application with these values would go',
    access: 'authenticated',
    visitors: true,
    params: itemParams,
    body: Type.Object({ form: jsonObject }, { additionalProperties: false }),
    response: { 200: submitOptions },
    errors: ['not-in-audience', 'item-closed', 'form-invalid', 'nobody-found'],
  }),
  listTakenTimes: operation({
    method: 'get',
    path: '/api/items/{key}/taken-times',
    tag,
    summary: 'When something that the service lets people keep is taken, from today on',
    access: 'authenticated',
    visitors: true,
    params: itemParams,
    query: Type.Object({ resource: Type.String({ minLength: 1, maxLength: 200 }) }),
    response: {
      200: Type.Object({
        /** Soonest first, 200 at most. */
        items: Type.Array(
          Type.Object({
            from: Type.String({ format: 'date-time' }),
            to: Type.String({ format: 'date-time' }),
            /** By an application of the caller's. */
            own: Type.Boolean(),
          }),
        ),
      }),
    },
    errors: ['not-in-audience', 'item-closed', 'not-found'],
  }),
  addFavourite: operation({
    method: 'put',
    path: '/api/items/{key}/favourite',
    tag,
    summary: 'Mark as favourite',
    access: 'authenticated',
    params: itemParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
  removeFavourite: operation({
    method: 'delete',
    path: '/api/items/{key}/favourite',
    tag,
    summary: 'Unmark',
    access: 'authenticated',
    params: itemParams,
    response: { 204: noContent },
    errors: ['not-found'],
  }),
};
