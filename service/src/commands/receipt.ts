import { receiptVerify } from '../operators/index.ts';
import { chainCommand } from './chain-command.ts';

/** `draftsmith receipt …` */
export const receiptCommands = [
	chainCommand(receiptVerify, 'whether the receipts of erasures are whole: exit code 1 when they are not'),
];
