export { createEnvelope, openEnvelope } from './envelope.ts';
export { deriveKey, isMasterKeyExposed, loadMasterKey, masterKeyPath } from './master-key.ts';
