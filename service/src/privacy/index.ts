export { changeMasterKey, isChangeUnfinished } from './change-master-key.ts';
export { fingerprintOf } from './check-master-key.ts';
export type { Envelope } from './envelope.ts';
export type { Keyring } from './keyring.ts';
export {
	adoptNextKey,
	isMasterKeyExposed,
	knownMasterKeys,
	loadMasterKey,
	MasterKeyError,
	masterKeyPath,
	oldMasterKeyPaths,
} from './master-key.ts';
export { type Keys, openKeyring } from './open-keyring.ts';
export { rewrapContent } from './rewrap.ts';
export { newestRingKeyAge } from './ring-age.ts';
export { rotateMaster } from './rotate-master.ts';
export { rotateRing } from './rotate-ring.ts';
export { createSealer, type Sealer } from './sealer.ts';
