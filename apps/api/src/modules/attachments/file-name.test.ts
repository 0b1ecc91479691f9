import { describe, expect, it } from 'vitest';
import { extensionOf, mediaTypeFor } from './accepted-types.ts';
import { cleanFileName } from './file-name.ts';

describe('cleanFileName', () => {
  it.each(['身份证 正面.jpg', 'a.b.pdf', '申请表（2026）.docx'])('keeps %s', (name) => {
    expect(cleanFileName(name)).toBe(name);
  });

  it.each([
    '',
    '   ',
    '..',
    '.',
    '../a.pdf',
    '..\\a.pdf',
    '/etc/passwd',
    'a\u0000.pdf',
    'a\u202efdp.exe',
    `${'x'.repeat(201)}.pdf`,
  ])('refuses %j', (name) => {
    expect(cleanFileName(name)).toBeNull();
  });
});

describe('mediaTypeFor', () => {
  it('goes by the content, not by the extension', () => {
    expect(mediaTypeFor('pdf', 'application/pdf')).toBe('application/pdf');
    expect(mediaTypeFor('pdf', 'image/png')).toBeNull();
    expect(mediaTypeFor('pdf', undefined)).toBeNull();
    expect(mediaTypeFor('exe', 'application/x-msdownload')).toBeNull();
    expect(mediaTypeFor('constructor', 'application/pdf')).toBeNull();
  });

  it('takes the last extension', () => {
    expect(extensionOf('a.pdf.EXE')).toBe('exe');
    expect(extensionOf('README')).toBe('');
  });
});
