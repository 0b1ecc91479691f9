import { readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { type ItemFinding, readFolder, zipItem } from '@flowhall/items';
import { readable } from '../choose-items.ts';
import { printFindings } from '../print-findings.ts';
import { CommandError, EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

export interface DeployOptions {
  /** Address of a server. */
  readonly server?: string;
  /** File that holds an API token with the right to deploy; an argument could be read by others on the machine. */
  readonly tokenFile?: string;
  readonly reason?: string;
  /** Only says what would come of it. */
  readonly dryRun: boolean;
  /** Sends a request. */
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
}

/** `flowhall deploy`: sends the folder of an item to a server that runs; its checks are those of every deployment. */
export async function deploy(
  folder: string | undefined,
  options: DeployOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { lang, cwd, out } = terminal;
  const { server, tokenFile, reason, dryRun } = options;
  if (!folder || !server || !tokenFile) throw new CommandError(say(lang, 'deployNeeds'));
  const path = resolve(cwd, folder);
  const shown = relative(cwd, path) || '.';
  const files = await readable(path, () => readFolder(path), terminal);
  const token = (
    await readable(resolve(cwd, tokenFile), () => readFile(resolve(cwd, tokenFile), 'utf8'), terminal)
  ).trim();
  const url = addressOf(server, { dryRun, reason }, terminal);
  const body = new FormData();
  const zip = zipItem(basename(path), files);
  body.append('file', new Blob([Uint8Array.from(zip)], { type: 'application/zip' }), `${basename(path)}.zip`);
  const headers = { authorization: `Bearer ${token}`, 'accept-language': lang };
  const response = await options.fetch(url, { method: 'POST', headers, body }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(say(lang, 'unreachable', { server, why }), EXIT.errors);
  });
  const answer: unknown = await response.json().catch(() => null);
  printFindings(path, findingsIn(answer), terminal);
  if (!response.ok) {
    const why = property(answer, 'title');
    throw new CommandError(
      say(lang, 'notDeployed', { folder: shown, why: typeof why === 'string' ? why : `HTTP ${response.status}` }),
      EXIT.errors,
    );
  }
  const values = { folder: shown, version: String(property(answer, 'version')) };
  const isFresh = property(answer, 'fresh') === true;
  out(say(lang, isFresh ? (dryRun ? 'wouldDeploy' : 'deployed') : 'unchanged', values));
  return EXIT.ok;
}

function addressOf(
  server: string,
  { dryRun, reason }: { dryRun: boolean; reason: string | undefined },
  { lang }: Terminal,
): URL {
  if (!URL.canParse(server) || !/^https?:/.test(server)) throw new CommandError(say(lang, 'badServer', { server }));
  const url = new URL('/api/deployments', server);
  if (dryRun) url.searchParams.set('dryRun', 'true');
  if (reason) url.searchParams.set('reason', reason);
  return url;
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const isFinding = (value: unknown): value is ItemFinding =>
  typeof property(value, 'rule') === 'string' && typeof property(value, 'message') === 'object';

function findingsIn(answer: unknown): ItemFinding[] {
  const found = property(answer, 'findings');
  return Array.isArray(found) ? found.filter(isFinding) : [];
}
