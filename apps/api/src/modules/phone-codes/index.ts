export { networkOf } from './network-of.ts';
export { createPhoneCodes, type PhoneCodes } from './phone-codes.ts';
export { type PhoneCodeServices, refuseWithoutCodes, sendCode } from './send-code.ts';
export { takeCode } from './take-code.ts';
