#!/usr/bin/env node
import { run } from './run.ts';

// Node takes its locale from LC_ALL, LC_MESSAGES or LANG.
const { locale } = Intl.DateTimeFormat().resolvedOptions();

process.exitCode = await run(process.argv.slice(2), {
  lang: locale.startsWith('zh') ? 'zh' : 'en',
  cwd: process.cwd(),
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
});
