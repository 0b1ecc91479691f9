import { resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type AllowList, AllowListError, parseAllowList } from './adapters/http-connector/allow-list.ts';
import { SECRET_PREFIX } from './adapters/secrets.ts';

/** The settings were refused at start; the message is one line for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const flag = Type.Union([Type.Literal('0'), Type.Literal('1')]);
const count = Type.String({ pattern: '^[1-9][0-9]{0,5}$' });

/** Every variable that the server reads. Empty counts as absent. */
const environment = Type.Object({
  NODE_ENV: Type.Optional(Type.String()),
  PORT: Type.Optional(Type.String({ pattern: '^[0-9]{1,5}$' })),
  HOST: Type.Optional(Type.String()),
  FLOWHALL_DATA_DIR: Type.Optional(Type.String()),
  DATABASE_URL: Type.Optional(Type.String()),
  DATABASE_POOL: Type.Optional(count),
  FLOWHALL_SECRET: Type.Optional(Type.String({ minLength: 32 })),
  FLOWHALL_FORMER_SECRETS: Type.Optional(Type.String()),
  FLOWHALL_DEMO: Type.Optional(flag),
  FLOWHALL_PROCESSES_DIR: Type.Optional(Type.String()),
  FLOWHALL_WATCH: Type.Optional(flag),
  FLOWHALL_RUNTIME: Type.Optional(Type.Enum(['auto', 'engine', 'tokens'])),
  FLOWHALL_TRUST_PROXY: Type.Optional(Type.String()),
  FLOWHALL_SIGN_IN_LIMIT: Type.Optional(count),
  FLOWHALL_CODES_LIMIT: Type.Optional(count),
  FLOWHALL_UPLOAD_LIMIT_MB: Type.Optional(count),
  FLOWHALL_SMS_URL: Type.Optional(Type.String({ pattern: '^https?://.+' })),
  FLOWHALL_SMS_TOKEN: Type.Optional(Type.String()),
  FLOWHALL_SMS_GATEWAY: Type.Optional(Type.String()),
  FLOWHALL_SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://.+' })),
  FLOWHALL_MAIL_FROM: Type.Optional(Type.String({ pattern: '^[^\\r\\n]*[^\\s@<>]+@[^\\s@<>]+>?$' })),
  FLOWHALL_URL: Type.Optional(Type.String({ pattern: '^https?://.+' })),
  FLOWHALL_WECOM_CORP_ID: Type.Optional(Type.String()),
  FLOWHALL_WECOM_AGENT_ID: Type.Optional(Type.String({ pattern: '^[0-9]{1,10}$' })),
  FLOWHALL_WECOM_URL: Type.Optional(Type.String({ pattern: '^https?://.+' })),
  FLOWHALL_HTTP_ALLOW: Type.Optional(Type.String()),
  FLOWHALL_SECRETS_FILE: Type.Optional(Type.String()),
  LOG_LEVEL: Type.Optional(Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
});
type Environment = Static<typeof environment>;

/** What a variable must look like, for the operator. */
const EXPECTED: Record<keyof Environment, string> = {
  NODE_ENV: 'production or empty',
  PORT: 'a port number',
  HOST: 'an address to listen on',
  FLOWHALL_DATA_DIR: 'a folder',
  DATABASE_URL: 'postgresql://user:password@host:5432/database',
  DATABASE_POOL: 'a number of connections',
  FLOWHALL_SECRET: 'at least 32 characters',
  FLOWHALL_FORMER_SECRETS: 'secrets of before, separated by commas',
  FLOWHALL_DEMO: '1 or 0',
  FLOWHALL_PROCESSES_DIR: 'a folder',
  FLOWHALL_WATCH: '1 or 0',
  FLOWHALL_RUNTIME: 'auto, engine or tokens',
  FLOWHALL_TRUST_PROXY: 'addresses or networks of the proxies in front, separated by commas',
  FLOWHALL_SIGN_IN_LIMIT: 'a number of attempts',
  FLOWHALL_CODES_LIMIT: 'a number of codes',
  FLOWHALL_UPLOAD_LIMIT_MB: 'a number of megabytes',
  FLOWHALL_SMS_URL: 'an http(s) address',
  FLOWHALL_SMS_TOKEN: 'a token',
  FLOWHALL_SMS_GATEWAY: 'a file that says how the gateway for text messages is spoken to',
  FLOWHALL_SMTP_URL: 'smtp://user:password@host:587 or smtps://…',
  FLOWHALL_MAIL_FROM: 'an address, such as Service hall <hall@example.edu>',
  FLOWHALL_URL: 'the address under which people reach this installation',
  FLOWHALL_WECOM_CORP_ID: 'the corporation’s id in WeCom',
  FLOWHALL_WECOM_AGENT_ID: 'the number of the application in WeCom',
  FLOWHALL_WECOM_URL: 'an http(s) address',
  FLOWHALL_HTTP_ALLOW: 'hosts, addresses and networks, separated by commas',
  FLOWHALL_SECRETS_FILE: 'a file of lines NAME=value',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
};

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Absent: embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  /** Signs tokens. Absent: a generated one in the data folder. */
  readonly secret: string | undefined;
  /** Open what they sealed, until it is sealed anew. */
  readonly formerSecrets: readonly string[];
  readonly demo: boolean;
  /** Whether the operator asked for it; otherwise a database with other people in it is left alone. */
  readonly demoAsked: boolean;
  /** Folder of service items to deploy at start; absent: `processes` of this repository. */
  readonly processesDir: string | undefined;
  /** Whether service items are deployed again as soon as their files change. */
  readonly watch: boolean;
  /** What deployed versions run on; `auto`: bpmn-engine where it runs everything right, else the token runtime. */
  readonly runtime: 'auto' | 'engine' | 'tokens';
  /** Reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses, networks, commas. */
  readonly trustedProxies: string | undefined;
  /** Sign-in attempts for one user name per minute; an address gets ten times as many. */
  readonly signInLimit: number;
  /** Codes sent to visitors' phones within an hour, in all. */
  readonly codesLimit: number;
  readonly uploadLimitBytes: number;
  /** Gateway for text messages; absent: they are not offered. */
  readonly sms: { readonly url: string; readonly token: string | undefined } | undefined;
  /** File that says how another kind of gateway is spoken to; goes before `sms`. */
  readonly smsGateway: string | undefined;
  /** Mail server of service tasks; absent: they fail, saying so. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** Under which people reach this installation, for links in messages; absent: messages have none. */
  readonly publicUrl: string | undefined;
  /** WeCom application for messages, its secret being the named secret `wecom`; absent: they are not offered. */
  readonly wecom: { readonly url: string; readonly corpId: string; readonly agentId: number } | undefined;
  /** Hosts that requests of service tasks may go to; nowhere unless told. */
  readonly httpAllow: AllowList;
  /** Keys and passwords for other systems, by name. */
  readonly secrets: ReadonlyMap<string, string>;
  /** More of them. */
  readonly secretsFile: string | undefined;
  readonly logLevel: string;
}

function read(env: Readonly<Record<string, string | undefined>>): Environment {
  const names = Object.keys(EXPECTED);
  const present = Object.fromEntries(names.filter((name) => env[name]).map((name) => [name, env[name]]));
  if (Value.Check(environment, present)) return present;
  const problem = Value.Errors(environment, present)[0];
  const name = problem?.instancePath.slice(1) ?? '';
  const expected = Object.entries(EXPECTED).find(([known]) => known === name)?.[1];
  throw new ConfigError(`${name} must be ${expected ?? 'corrected'}.`);
}

function isDemo(env: Environment, production: boolean): boolean {
  if (env.FLOWHALL_DEMO) return env.FLOWHALL_DEMO === '1';
  if (production && env.DATABASE_URL) return false;
  if (production) {
    throw new ConfigError(
      'NODE_ENV=production without DATABASE_URL would be a demo with well-known passwords. Set DATABASE_URL, or FLOWHALL_DEMO to 1 (a demo) or 0 (embedded database without demo data).',
    );
  }
  return true;
}

function readAllowList(text: string): AllowList {
  try {
    return parseAllowList(text);
  } catch (error) {
    if (!(error instanceof AllowListError)) throw error;
    throw new ConfigError(`FLOWHALL_HTTP_ALLOW: ${error.message} is no host, address or network.`);
  }
}

function readSecrets(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  const ours = Object.entries(env).filter(([name]) => name.startsWith(SECRET_PREFIX));
  return new Map(ours.flatMap(([name, value]) => (value ? [[name.slice(SECRET_PREFIX.length), value]] : [])));
}

function readSmtp({ FLOWHALL_SMTP_URL: url, FLOWHALL_MAIL_FROM: from }: Environment): Config['smtp'] {
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new ConfigError(`FLOWHALL_SMTP_URL needs FLOWHALL_MAIL_FROM: ${EXPECTED.FLOWHALL_MAIL_FROM}.`);
  return { url, from };
}

function readWecom(env: Environment): Config['wecom'] {
  const { FLOWHALL_WECOM_CORP_ID: corpId, FLOWHALL_WECOM_AGENT_ID: agentId } = env;
  if (corpId === undefined && agentId === undefined) return undefined;
  if (corpId === undefined || agentId === undefined)
    throw new ConfigError('FLOWHALL_WECOM_CORP_ID and FLOWHALL_WECOM_AGENT_ID belong together.');
  return { url: env.FLOWHALL_WECOM_URL ?? 'https://qyapi.weixin.qq.com', corpId, agentId: Number(agentId) };
}

/** Under which people reach this installation, without a slash at its end. */
export const originOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  (publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');

/**
 * Reads and checks the environment, once, at start.
 * @throws ConfigError naming the variable and what it should be.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = read(env);
  const production = known.NODE_ENV === 'production';
  const port = Number(known.PORT ?? 3000);
  if (port > 65_535) throw new ConfigError(`PORT must be ${EXPECTED.PORT}.`);
  if (production && !known.FLOWHALL_SECRET) {
    throw new ConfigError(`FLOWHALL_SECRET is required with NODE_ENV=production: ${EXPECTED.FLOWHALL_SECRET}.`);
  }
  return Object.freeze({
    production,
    host: known.HOST ?? '127.0.0.1',
    port,
    dataDir: resolve(known.FLOWHALL_DATA_DIR ?? '.data'),
    databaseUrl: known.DATABASE_URL,
    databasePool: Number(known.DATABASE_POOL ?? 10),
    secret: known.FLOWHALL_SECRET,
    formerSecrets: (known.FLOWHALL_FORMER_SECRETS ?? '').split(',').filter((one) => one !== ''),
    demo: isDemo(known, production),
    demoAsked: known.FLOWHALL_DEMO === '1',
    processesDir: known.FLOWHALL_PROCESSES_DIR && resolve(known.FLOWHALL_PROCESSES_DIR),
    watch: known.FLOWHALL_WATCH === '1',
    runtime: known.FLOWHALL_RUNTIME ?? 'auto',
    trustedProxies: known.FLOWHALL_TRUST_PROXY,
    signInLimit: Number(known.FLOWHALL_SIGN_IN_LIMIT ?? 10),
    codesLimit: Number(known.FLOWHALL_CODES_LIMIT ?? 300),
    uploadLimitBytes: Number(known.FLOWHALL_UPLOAD_LIMIT_MB ?? 20) * 1024 * 1024,
    sms: known.FLOWHALL_SMS_URL ? { url: known.FLOWHALL_SMS_URL, token: known.FLOWHALL_SMS_TOKEN } : undefined,
    smsGateway: known.FLOWHALL_SMS_GATEWAY && resolve(known.FLOWHALL_SMS_GATEWAY),
    smtp: readSmtp(known),
    publicUrl: known.FLOWHALL_URL,
    wecom: readWecom(known),
    httpAllow: readAllowList(known.FLOWHALL_HTTP_ALLOW ?? ''),
    secrets: readSecrets(env),
    secretsFile: known.FLOWHALL_SECRETS_FILE && resolve(known.FLOWHALL_SECRETS_FILE),
    logLevel: known.LOG_LEVEL ?? 'info',
  });
}
