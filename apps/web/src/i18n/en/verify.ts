import type { Catalogue } from '../catalogue.ts';
import type { verify as zh } from '../zh/verify.ts';

export const verify: Catalogue<typeof zh> = {
  title: 'Check an approval sheet',
  hint: 'Enter the code on the sheet to see whether it was issued here and says the same.',
  code: 'Verification code',
  check: 'Check',
  result: {
    genuine: 'Genuine',
    changed: 'Genuine, but more has happened since',
    damaged: 'Records were altered: do not rely on it',
    unknown: 'Unknown code',
  },
  meaning: {
    genuine: 'This sheet was issued here, and nothing has happened since it was printed.',
    changed_one:
      'This sheet was issued here; {{count}} entry was added after it was printed. Ask for the latest sheet.',
    changed_other:
      'This sheet was issued here; {{count}} entries were added after it was printed. Ask for the latest sheet.',
    damaged: 'The stored history is not what was written at the time. Ask the office that issued the sheet.',
    unknown: 'Check that it is typed correctly. If it is, this sheet was not issued here.',
  },
  compare: 'Compare with the paper',
  fact: {
    item: 'Service',
    number: 'Number',
    appliedAt: 'Applied',
    printedAt: 'Printed',
    printedStatus: 'State when printed',
    status: 'State now',
    fingerprint: 'Fingerprint',
  },
  decisions: 'What was decided',
  masked: 'Names are shown in part, to protect the people.',
  file: {
    title: 'Check the PDF file',
    hint: 'Choose the PDF that you received to see whether it is exactly the one that was issued. It is not uploaded.',
    choose: 'Choose the PDF',
    same: 'Exactly the file that was issued',
    different: 'Not the file that was issued',
  },
};
