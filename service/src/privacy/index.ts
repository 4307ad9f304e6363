export { checkMasterKey } from './check-master-key.ts';
export { createEnvelope, openEnvelope } from './envelope.ts';
export { deriveKey, isMasterKeyExposed, loadMasterKey, MasterKeyError, masterKeyPath } from './master-key.ts';
