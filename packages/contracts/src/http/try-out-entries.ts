import { type Static, Type } from 'typebox';
import { jsonObject, literals, nullable, uuid } from './common.ts';

export const closed = { additionalProperties: false };
export const stepId = Type.String({ minLength: 1, maxLength: 200 });
export const opinion = Type.Optional(Type.String({ maxLength: 2000 }));
export const next = Type.Optional(
  Type.Object(
    {
      flow: Type.Optional(Type.String({ maxLength: 1000 })),
      assignees: Type.Optional(Type.Record(stepId, Type.Array(uuid, { maxItems: 100 }))),
    },
    closed,
  ),
);
export const enclosed = {
  signature: Type.Optional(Type.Literal(true)),
  files: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
};

const variables = Type.Optional(jsonObject);
const place = {
  /** The called application in which it happens: `call`, `call#2`, `outer/inner`; absent: the one that was applied for. */
  in: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
};

const act = {
  /** Who acts. */
  by: uuid,
  do: literals([
    'agree',
    'disagree',
    'return',
    'claim',
    'release',
    'transfer',
    'delegate',
    'add-sign',
    'remove-sign',
    'urge',
    'cc',
    'withdraw',
    'terminate',
    'retry',
    'resolve',
  ]),
  /** The step whose task is meant, or where the incident is; not for urge, cc, withdraw and terminate. */
  at: Type.Optional(stepId),
  form: Type.Optional(jsonObject),
  opinion,
  ...enclosed,
  next,
  /** Return: `previous`, `initiator` or a step; transfer, delegate: a person; add-sign, remove-sign, cc: one or several. */
  to: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Array(uuid, { minItems: 1, maxItems: 100 })])),
  sign: Type.Optional(literals(['before', 'after', 'parallel'])),
  resume: Type.Optional(literals(['replay', 'jump-back'])),
  ...place,
};
export const tryOutAct = Type.Object(act, closed);

/** One entry of a scenario, without what must come of it. */
export const tryOutEntry = Type.Union([
  tryOutAct,
  Type.Object({ wait: Type.String({ pattern: '^P(?=.)(\\d{1,4}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?)?$' }) }, closed),
  Type.Object(
    {
      /** Lets time pass until a moment on the clocks of Beijing. */
      when: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' }),
    },
    closed,
  ),
  Type.Object(
    {
      /** Lets time pass until the next thing that comes due by itself, or to the same time on the next working day. */
      advance: literals(['next', 'working-day']),
    },
    closed,
  ),
  Type.Object(
    {
      /** The service task that is answered. */
      job: stepId,
      response: Type.Optional(
        Type.Object(
          {
            status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
            headers: Type.Optional(jsonObject),
            body: Type.Optional(Type.Unknown()),
          },
          closed,
        ),
      ),
      output: variables,
      person: Type.Optional(nullable(jsonObject)),
      error: Type.Optional(Type.String({ maxLength: 200 })),
      /** It could not be done: why. */
      failure: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
      /** With a failure: it was the last attempt. */
      last: Type.Optional(Type.Literal(true)),
      ...place,
    },
    closed,
  ),
  Type.Object(
    {
      /** The message that arrives. */
      message: Type.String({ minLength: 1, maxLength: 200 }),
      key: Type.Optional(Type.String({ maxLength: 500 })),
      variables,
      ...place,
    },
    closed,
  ),
  Type.Object({ signal: Type.String({ minLength: 1, maxLength: 200 }), variables }, closed),
  Type.Object(
    {
      /** The call activity that is answered. */
      call: stepId,
      outcome: Type.Optional(literals(['agree', 'disagree'])),
      output: variables,
      error: Type.Optional(Type.String({ maxLength: 200 })),
      ...place,
    },
    closed,
  ),
  Type.Object(
    {
      by: uuid,
      /** The template that somebody downloads. */
      download: Type.String({ minLength: 1, maxLength: 200 }),
      at: Type.Optional(stepId),
      ...place,
    },
    closed,
  ),
]);
export type TryOutEntryBody = Static<typeof tryOutEntry>;
