export { createEnvelope, type Envelope, openEnvelope } from './envelope.ts';
export { deriveKey, isMasterKeyExposed, loadMasterKey, masterKeyPath } from './master-key.ts';
