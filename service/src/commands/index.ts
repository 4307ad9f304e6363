export { openSession } from './open-session.ts';
export { groupLines, isGroup, runCommand } from './run-command.ts';
export { isStorageCommand, runStorageCommand, storageLines } from './storage.ts';
