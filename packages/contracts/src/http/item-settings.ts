import { type Static, Type } from 'typebox';
import { nullable } from './common.ts';
import { operation } from './operation.ts';

const keys = Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 500 }));

export const previewAudienceBody = Type.Object(
  {
    everyone: Type.Optional(Type.Boolean()),
    public: Type.Optional(Type.Boolean()),
    roles: keys,
    posts: keys,
    departments: keys,
  },
  { additionalProperties: false },
);
export type PreviewAudienceBody = Static<typeof previewAudienceBody>;

export const audiencePreview = Type.Object({
  /** People with an open account whom the rule lets start the item. */
  count: Type.Integer(),
  /** The first of them. */
  people: Type.Array(Type.Object({ name: Type.String(), department: nullable(Type.String()) })),
});
export type AudiencePreview = Static<typeof audiencePreview>;

const tag = 'studio';
const access = 'definitions.edit';
export const itemSettingsApi = {
  previewAudience: operation({
    method: 'post',
    path: '/api/studio/audience-preview',
    tag,
    summary: 'Who may start an item with such a rule',
    access,
    scoped: true,
    body: previewAudienceBody,
    response: { 200: audiencePreview },
  }),
  previewGuide: operation({
    method: 'post',
    path: '/api/studio/guide-preview',
    tag,
    summary: 'A guide as applicants will see it: HTML that is safe to show',
    access,
    scoped: true,
    body: Type.Object({ markdown: Type.String({ maxLength: 20_000 }) }, { additionalProperties: false }),
    response: { 200: Type.Object({ html: Type.String() }) },
  }),
};
