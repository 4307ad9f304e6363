export { checkMasterKey } from './check-master-key.ts';
export type { Envelope } from './envelope.ts';
export { createKeyring, type Keyring } from './keyring.ts';
export { deriveKey, isMasterKeyExposed, loadMasterKey, MasterKeyError, masterKeyPath } from './master-key.ts';
export { createSealer, type Sealer } from './sealer.ts';
