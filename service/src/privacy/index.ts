export { checkMasterKey } from './check-master-key.ts';
export { createEnvelope, type Envelope, openEnvelope } from './envelope.ts';
export { deriveKey, isMasterKeyExposed, loadMasterKey, MasterKeyError, masterKeyPath } from './master-key.ts';
