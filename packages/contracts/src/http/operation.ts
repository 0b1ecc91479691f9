import type { TObject, TSchema } from 'typebox';
import type { ErrorCode } from '../errors.ts';
import type { Permission } from '../permissions.ts';
import type { SignInStep } from './sign-in-steps.ts';

/**
 * Who may call: anybody; anybody signed in (the use case's policy then checks the relation to the thing); or holders of a permission.
 */
export type Access = 'public' | 'authenticated' | Permission;

/** One HTTP operation: the server registers it, OpenAPI documents it and the client is typed by it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI notation: `/api/tasks/{id}`. */
  readonly path: `/api/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  /** A permission that was granted for some departments or services is enough: the use case looks at what it is about. */
  readonly scoped?: true;
  /** Visitors may call it too: people without an account, who have verified a phone to apply for one public service. */
  readonly visitors?: true;
  /** What it is for while that step of the sign-in is missing; without it, it is closed until none is. */
  readonly step?: SignInStep | 'any';
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** `multipart` bodies are streamed by the handler and not validated by schema. */
  readonly multipart?: boolean;
  /** Success answers by status. A media type other than JSON is named in `produces`. */
  readonly response: Readonly<Record<number, TSchema>>;
  readonly produces?: string;
  /** Expected errors besides those that every operation has. */
  readonly errors?: readonly ErrorCode[];
}

export const operation = <const O extends Operation>(definition: O): O => definition;
