import { admin } from './admin.ts';
import { apply } from './apply.ts';
import { auth } from './auth.ts';
import { common } from './common.ts';
import { deputies } from './deputies.ts';
import { directories } from './directories.ts';
import { hall } from './hall.ts';
import { handOver } from './hand-over.ts';
import { instances } from './instances.ts';
import { layout } from './layout.ts';
import { lists } from './lists.ts';
import { notifications } from './notifications.ts';
import { people } from './people.ts';
import { rights } from './rights.ts';
import { submit } from './submit.ts';
import { tasks } from './tasks.ts';
import { verify } from './verify.ts';

/** Every English text by namespace. */
export const catalogues = {
  common,
  layout,
  auth,
  hall,
  apply,
  people,
  rights,
  submit,
  tasks,
  instances,
  verify,
  lists,
  notifications,
  deputies,
  admin,
  handOver,
  directories,
};
