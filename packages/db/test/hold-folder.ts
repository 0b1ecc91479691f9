// Started by a test as another process: opens a data folder, writes, and waits to be killed.
import { createDatabase, DatabaseError, migrate } from '../src/index.ts';

try {
  const database = await createDatabase({ dataDir: process.argv[2] ?? '' });
  await migrate(database);
  await database.prisma.numberSequence.create({ data: { key: 'written' } });
  process.send?.({ open: true });
} catch (error) {
  process.send?.({ refused: error instanceof DatabaseError ? error.code : String(error) });
  process.disconnect();
}
