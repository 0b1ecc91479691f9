import { type Static, Type } from 'typebox';
import { codeOfPhone, currentUser, mobilePhone, sentCode } from './auth.ts';
import { nullable } from './common.ts';
import { operation } from './operation.ts';

/** What somebody signs in with, as they see it themselves. */
export const ownAccount = Type.Object({
  /** All but a few digits hidden; null where none is known. */
  phone: nullable(Type.String()),
  /** Whether a code has shown that the phone is theirs. */
  phoneVerified: Type.Boolean(),
  /** Whether there is a local password: not for those who sign in elsewhere only. */
  hasPassword: Type.Boolean(),
});
export type OwnAccount = Static<typeof ownAccount>;

export const setPhoneBody = Type.Object({ phone: mobilePhone, code: codeOfPhone }, { additionalProperties: false });
export type SetPhoneBody = Static<typeof setPhoneBody>;

/** What the installation asks for at sign-in. */
export const signInSettings = Type.Object(
  {
    /** Whether everybody has to show a phone at their first sign-in; a provider may ask for it by itself. */
    requirePhone: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type SignInSettings = Static<typeof signInSettings>;

const tag = 'account';
const access = 'authenticated';
const manage = 'identity-providers.manage';
export const accountApi = {
  getOwnAccount: operation({
    method: 'get',
    path: '/api/me/account',
    tag,
    summary: 'What one signs in with',
    access,
    response: { 200: ownAccount },
  }),
  sendPhoneCode: operation({
    method: 'post',
    path: '/api/me/phone/codes',
    tag,
    summary: 'Send a code to a phone, to show that it is one’s own',
    access,
    step: 'phone',
    body: Type.Object({ phone: mobilePhone }, { additionalProperties: false }),
    response: { 202: sentCode },
    errors: ['too-many-requests', 'sms-unavailable'],
  }),
  setPhone: operation({
    method: 'put',
    path: '/api/me/phone',
    tag,
    summary: 'Keep a phone as one’s own, by the code that was sent to it',
    access,
    step: 'phone',
    body: setPhoneBody,
    response: { 200: currentUser },
    errors: ['code-invalid', 'too-many-requests'],
  }),
  getSignInSettings: operation({
    method: 'get',
    path: '/api/admin/sign-in-settings',
    tag,
    summary: 'What is asked for at sign-in',
    access: manage,
    response: { 200: signInSettings },
  }),
  saveSignInSettings: operation({
    method: 'put',
    path: '/api/admin/sign-in-settings',
    tag,
    summary: 'Change what is asked for at sign-in; it counts from everybody’s next sign-in on',
    access: manage,
    body: signInSettings,
    response: { 200: signInSettings },
    errors: ['sms-unavailable'],
  }),
};
