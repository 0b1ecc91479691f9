// Started by a test as another process.
import { createDatabase, migrate } from '../src/index.ts';

const database = await createDatabase({ url: process.argv[2] ?? '' });
const report = await migrate(database);
await database.close();
process.send?.(report);
process.disconnect();
