import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const secret = 's'.repeat(32);

describe('the configuration', () => {
  it('needs nothing: a demo on this machine', () => {
    expect(loadConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      secret: undefined,
      runtime: 'auto',
      demo: true,
    });
  });

  it('takes what is set, and an empty variable as absent', () => {
    const env = { PORT: '8080', HOST: '0.0.0.0', FLOWHALL_DATA_DIR: '/srv/data', DATABASE_URL: '', LOG_LEVEL: 'warn' };
    expect(loadConfig(env)).toMatchObject({ port: 8080, host: '0.0.0.0', dataDir: '/srv/data', logLevel: 'warn' });
    expect(loadConfig(env).databaseUrl).toBeUndefined();
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it.each([
    [{ PORT: 'x' }, 'PORT must be a port number.'],
    [{ PORT: '70000' }, 'PORT must be a port number.'],
    [{ FLOWHALL_DEMO: 'yes' }, 'FLOWHALL_DEMO must be 1 or 0.'],
    [{ FLOWHALL_SECRET: 'short' }, 'FLOWHALL_SECRET must be at least 32 characters.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.'],
    [{ FLOWHALL_RUNTIME: 'both' }, 'FLOWHALL_RUNTIME must be auto, engine or tokens.'],
    [{ FLOWHALL_SMTP_URL: 'https://x' }, 'FLOWHALL_SMTP_URL must be smtp://user:password@host:587 or smtps://….'],
    [
      { FLOWHALL_SMTP_URL: 'smtp://x' },
      'FLOWHALL_SMTP_URL needs FLOWHALL_MAIL_FROM: an address, such as Service hall <hall@example.edu>.',
    ],
    [{ FLOWHALL_HTTP_ALLOW: 'a.example, http://b' }, 'FLOWHALL_HTTP_ALLOW: http://b is no host, address or network.'],
    [{ FLOWHALL_SIGN_IN_LIMIT: '0' }, 'FLOWHALL_SIGN_IN_LIMIT must be a number of attempts.'],
  ])('refuses %j and says what it should be', (env, message) => {
    expect(() => loadConfig(env)).toThrow(new ConfigError(message));
  });

  it('lets service tasks reach what is named, with secrets by name', () => {
    const config = loadConfig({
      FLOWHALL_HTTP_ALLOW: 'a.example',
      FLOWHALL_SECRET_CARDS: 'x',
      FLOWHALL_SECRET: secret,
    });
    expect(config.httpAllow.allowsHost(new URL('https://a.example/'))).toBe(true);
    expect(loadConfig({}).httpAllow.allowsHost(new URL('https://a.example/'))).toBe(false);
    expect([...config.secrets]).toEqual([['CARDS', 'x']]);
    const mail = { FLOWHALL_SMTP_URL: 'smtp://mail.example', FLOWHALL_MAIL_FROM: '办事大厅 <hall@example.edu>' };
    expect(loadConfig(mail).smtp).toEqual({ url: 'smtp://mail.example', from: '办事大厅 <hall@example.edu>' });
  });

  it('is a demo with a server, too, unless told otherwise', () => {
    const env = { DATABASE_URL: 'postgresql://localhost/flowhall' };
    expect(loadConfig(env)).toMatchObject({ demo: true, demoAsked: false });
    expect(loadConfig({ ...env, FLOWHALL_DEMO: '1' })).toMatchObject({ demo: true, demoAsked: true });
    expect(loadConfig({ ...env, FLOWHALL_DEMO: '0' }).demo).toBe(false);
    expect(loadConfig({ FLOWHALL_DEMO: '0' }).demo).toBe(false);
  });

  it('refuses to be a demo in production unless told to', () => {
    const env = { NODE_ENV: 'production', FLOWHALL_SECRET: secret };
    expect(() => loadConfig(env)).toThrow('FLOWHALL_DEMO');
    expect(loadConfig({ ...env, FLOWHALL_DEMO: '1' })).toMatchObject({ demo: true, production: true });
    expect(loadConfig({ ...env, FLOWHALL_DEMO: '0' }).demo).toBe(false);
    expect(loadConfig({ ...env, DATABASE_URL: 'postgresql://localhost/flowhall' }).demo).toBe(false);
  });

  it('needs a secret in production', () => {
    expect(() => loadConfig({ NODE_ENV: 'production', FLOWHALL_DEMO: '1' })).toThrow('FLOWHALL_SECRET is required');
  });
});
