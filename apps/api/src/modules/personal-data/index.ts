export { SEAL_EXISTING, type SealingServices, sealExisting } from './seal-existing.ts';
