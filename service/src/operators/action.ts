import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import type { LinksContext } from '../accounts/index.ts';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import type { Sealer } from '../privacy/index.ts';
import type { RightsContext } from '../rights/index.ts';
import type { Store, Transaction } from '../store/index.ts';
import type { ActionName } from './permissions.ts';

/** What the actions work with. */
export type OperatorsContext = {
	store: Store;
	clock: Clock;
	/** Under which keys are hashed, those of sites and of operators. */
	pepper: KeyObject;
	/** Seals mails on their way out. */
	sealer: Sealer;
	/** What it takes to send links by mail. */
	links: LinksContext;
	/** What it takes to export and erase. */
	rights: RightsContext;
};

/** What an action gives, and what its audit entry says of it: `details` are ids, counts and settings, never content. */
export type Done<Output> = {
	output: Output;
	/** The id of what it was about. */
	subject: string | null;
	details?: Record<string, string | number | boolean | null>;
};

type Base<Input> = {
	name: ActionName;
	/** What it needs to know; unknown fields are refused. */
	input: z.ZodType<Input> & { shape: z.core.$ZodShape };
};

/** Only reads. */
export type Reading<Input, Output> = Base<Input> & {
	read: (context: OperatorsContext, input: Input, actor: Actor) => Promise<Done<Output>>;
};

/** Changes something in one transaction, together with its audit entry. */
export type Writing<Input, Output> = Base<Input> & {
	/** What has to be known or made before; the transaction may run twice, and only talks to the database. */
	prepare: (
		context: OperatorsContext,
		input: Input,
		actor: Actor,
	) => Promise<(trx: Transaction) => Promise<Done<Output>>>;
};

/** Changes something in many transactions: an audit entry is written before it begins and one when it has ended. */
export type Lasting<Input, Output> = Base<Input> & {
	/** What it is about: an id, or nothing in particular. */
	find: (context: OperatorsContext, input: Input, actor: Actor) => Promise<string>;
	run: (context: OperatorsContext, subject: string, input: Input, actor: Actor) => Promise<Done<Output>>;
};

/** Gives a text of any length, piece by piece; audited like `Lasting`, the second time when the last piece was taken. */
export type Streaming<Input> = Base<Input> & {
	find: (context: OperatorsContext, input: Input, actor: Actor) => Promise<string>;
	stream: (context: OperatorsContext, subject: string) => AsyncIterable<string>;
};

export type Action<Input, Output> = Reading<Input, Output> | Writing<Input, Output> | Lasting<Input, Output>;
