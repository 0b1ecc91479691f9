import type { InstanceStatus, TaskStatus } from '@flowhall/approval';

type Stored<S extends string> = Uppercase<S>;

/** States are upper case in the database's enums, lower case everywhere else. */
export function fromStatus<S extends InstanceStatus | TaskStatus>(stored: string): S {
  return stored.toLowerCase() as S;
}

export function toStatus<S extends InstanceStatus | TaskStatus>(status: S): Stored<S> {
  return status.toUpperCase() as Stored<S>;
}
