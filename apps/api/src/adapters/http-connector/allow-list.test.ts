import { describe, expect, it } from 'vitest';
import { AllowListError, parseAllowList } from './allow-list.ts';

const allows = (list: string, url: string) => parseAllowList(list).allowsHost(new URL(url));

describe('hosts that may be called', () => {
  it.each([
    ['api.example.edu', 'https://api.example.edu/cards'],
    ['api.example.edu', 'http://API.example.edu/'],
    ['api.example.edu', 'https://api.example.edu./'],
    ['API.Example.edu', 'https://api.example.edu/'],
    ['one.example, api.example.edu', 'https://api.example.edu/'],
    ['*.example.edu', 'https://a.b.example.edu/'],
    ['api.example.edu:8443', 'https://api.example.edu:8443/'],
    ['api.example.edu:443', 'https://api.example.edu/'],
    ['*', 'https://anything.example/'],
    ['10.0.0.0/8', 'http://10.1.2.3:9999/'],
    ['10.1.2.3:8080', 'http://10.1.2.3:8080/'],
    ['[fd00::1]:8080', 'http://[fd00:0::1]:8080/'],
    ['fd00::/8', 'http://[fd00::7]/'],
    ['大学.example', 'https://大学.example/'],
  ])('%s: %s', (list, url) => {
    expect(allows(list, url)).toBe(true);
  });

  it.each([
    ['', 'https://api.example.edu/'],
    ['api.example.edu', 'https://api.example.edu.evil.example/'],
    ['api.example.edu', 'https://evil.example/?api.example.edu'],
    ['api.example.edu', 'https://evil.example/#@api.example.edu'],
    ['api.example.edu', 'https://evilapi.example.edu/'],
    ['api.example.edu', 'https://api.example.edu:8443/'],
    ['*.example.edu', 'https://example.edu/'],
    ['*.example.edu', 'https://evilexample.edu/'],
    ['*', 'http://anything.example:22/'],
    ['10.0.0.0/8', 'http://11.1.2.3/'],
    ['10.0.0.0/8', 'http://ten.example/'],
    ['10.1.2.3:8080', 'http://10.1.2.3/'],
  ])('not %s: %s', (list, url) => {
    expect(allows(list, url)).toBe(false);
  });

  it.each(['http://x', 'a b.example/path', '10.0.0.0/33', '*.', 'a:99999', 'user@host', '*.*', '-'])(
    'says that %s means nothing',
    (entry) => {
      expect(() => parseAllowList(entry)).toThrow(AllowListError);
    },
  );
});

describe('addresses that connections may go to', () => {
  const internal = [
    ...['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.0.8', '240.0.0.1'],
    ...[
      '::',
      '::1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '::ffff:0:127.0.0.1',
      'fe80::1',
      'fe80::1%lo',
    ],
    ...[
      'fc00::1',
      'fd00:ec2::254',
      'fec0::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2001::1',
    ],
    ...['2001:db8::1', '100::1', '5f00::1'],
  ];
  it.each(internal)('not %s, whatever host leads there', (address) => {
    expect(parseAllowList('* example.edu').allowsAddress(address)).toBe(false);
  });

  it.each(['93.184.215.14', '2606:4700::1111', '::ffff:93.184.215.14'])('%s', (address) => {
    expect(parseAllowList('').allowsAddress(address)).toBe(true);
  });

  it('internal ones that are named, and only those', () => {
    const list = parseAllowList('card.example.edu 10.1.0.0/16 127.0.0.1:8080 [fd00::1]');
    const named = ['10.1.255.1', '::ffff:10.1.0.1', '127.0.0.1', 'fd00::1'];
    expect(named.filter((address) => list.allowsAddress(address))).toEqual(named);
    expect(['10.2.0.1', '127.0.0.2', 'fd00::2', 'nonsense', ''].filter(list.allowsAddress)).toEqual([]);
  });
});
