import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Where uploaded files live: a folder of the data folder. Keys are made by the server, never by people. */
export const createFileStorage = (dataDir: string): Disk =>
  new Disk(new FSDriver({ location: join(dataDir, 'files'), visibility: 'private' }));

export type FileStorage = Disk;
