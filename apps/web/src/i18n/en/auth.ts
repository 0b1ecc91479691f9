import type { Catalogue } from '../catalogue.ts';
import type { auth as zh } from '../zh/auth.ts';

export const auth: Catalogue<typeof zh> = {
  title: 'Sign in',
  username: 'User name',
  password: 'Password',
  usernameMissing: 'Enter your user name',
  passwordMissing: 'Enter your password',
  submit: 'Sign in',
  demo: {
    notice: 'This is a demonstration with invented data; do not enter real personal information.',
    accounts: 'Try it as',
    password: 'The password of every demo account is {{password}}',
  },
  me: {
    title: 'Me',
    notifications: 'Notifications',
    language: 'Language',
    username: 'User name',
    departments: 'Departments',
    unread: 'Unread',
    signature: {
      title: 'My signature',
      hint: 'Kept for steps that ask for a signature. Only you see it.',
      add: 'Sign by hand',
      upload: 'Upload an image',
      change: 'Sign anew',
      save: 'Save',
      cancel: 'Cancel',
      remove: 'Remove',
      saved: 'Signature saved',
      removed: 'Signature removed',
      notImage: 'Choose an image file.',
    },
    deputies: 'Deputies',
    deputiesHint: 'Who does your work while you are away',
  },
};
