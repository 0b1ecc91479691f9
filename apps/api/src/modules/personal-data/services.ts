import type { FileStorage } from '../../adapters/file-storage.ts';
import type { InstanceServices } from '../instances/index.ts';

/** What personal data are kept in. */
export interface PersonalDataServices extends InstanceServices {
  readonly storage: FileStorage;
}
