export { backup } from './backup.ts';
export { BackupError } from './backup-error.ts';
export { readErasures, startErasureLog } from './erasure-log.ts';
export { removeLeftovers } from './folders.ts';
export { type EraseAccount, replayErasures } from './replay.ts';
export { restore } from './restore.ts';
