import { Id, Reason } from '@draftsmith/shared';
import type { Actor } from '../platform/caller.ts';
import { invalidRequest } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Action, Done, OperatorsContext, Streaming } from './action.ts';
import { type Deed, writeAudit } from './audit.ts';
import { mayDo, PERMISSIONS } from './permissions.ts';

/**
 * Does an action for an operator, and writes into the audit that it was done, refused for want of a role, or failed. What
 * changes in one transaction is there if and only if its audit entry is. Input that is not valid leaves no entry: nothing was
 * tried.
 * @throws {ProblemError} `insufficient_role`, `invalid_request`, and what the action itself throws
 */
export async function perform<Input, Output>(
	context: OperatorsContext,
	actor: Actor,
	action: Action<Input, Output>,
	given: unknown,
	reason?: unknown,
): Promise<Output> {
	const { input, deed } = await admit(context, actor, action, given, reason);
	if ('run' in action) {
		const subject = await orFailed(context, deed, () => action.find(context, input, actor));
		await begin(context, { ...deed, subject });
		const done = await orFailed(context, { ...deed, subject }, () => action.run(context, subject, input, actor));
		await context.store.write((trx) => writeAudit(trx, context.clock, concluded(deed, done)));
		return done.output;
	}
	return orFailed(context, deed, async () => {
		if ('read' in action) {
			const done = await action.read(context, input, actor);
			await context.store.write((trx) => writeAudit(trx, context.clock, concluded(deed, done)));
			return done.output;
		}
		const work = await action.prepare(context, input, actor);
		return context.store.write(async (trx) => {
			const done = await work(trx);
			await writeAudit(trx, context.clock, concluded(deed, done));
			return done.output;
		});
	});
}

/**
 * Like `perform`, for an action whose answer may be of any length. The audit says how many bytes were handed out, and whether
 * it was all of it.
 */
export async function performStream<Input>(
	context: OperatorsContext,
	actor: Actor,
	action: Streaming<Input>,
	given: unknown,
	reason?: unknown,
): Promise<AsyncIterable<string>> {
	const { input, deed } = await admit(context, actor, action, given, reason);
	const subject = await orFailed(context, deed, () => action.find(context, input, actor));
	await begin(context, { ...deed, subject });
	return watched(context, { ...deed, subject }, action.stream(context, subject));
}

async function* watched(context: OperatorsContext, deed: Deed, pieces: AsyncIterable<string>): AsyncIterable<string> {
	let bytes = 0;
	let outcome: 'done' | 'failed' = 'failed';
	try {
		for await (const piece of pieces) {
			bytes += Buffer.byteLength(piece);
			yield piece;
		}
		outcome = 'done';
	} finally {
		// Here too when the reader went away half-way.
		await context.store.write((trx) => writeAudit(trx, context.clock, { ...deed, outcome, details: { bytes } }));
	}
}

type Permitted<Input> = { input: Input; deed: Deed };

/** Role, reason and input, in this order: whoever may not do it learns nothing else. */
async function admit<Input>(
	context: OperatorsContext,
	actor: Actor,
	action: Pick<Action<Input, unknown>, 'name' | 'input'>,
	given: unknown,
	reason: unknown,
): Promise<Permitted<Input>> {
	const deed: Deed = { actor, action: action.name, subject: null, reason: null, outcome: 'done', details: {} };
	if (!mayDo(actor.role, action.name)) {
		const subject = idIn(given);
		await context.store.write((trx) => writeAudit(trx, context.clock, { ...deed, subject, outcome: 'refused' }));
		const { least } = PERMISSIONS[action.name];
		throw new ProblemError(
			'insufficient_role',
			`"${action.name}" needs the role ${least}, and this operator is ${actor.role}. Ask an operator who has it.`,
		);
	}
	const { needsReason } = PERMISSIONS[action.name];
	const said = needsReason || reason !== undefined ? Reason.safeParse(reason ?? '') : undefined;
	if (said?.success === false) {
		throw invalidRequest({ issues: said.error.issues.map((issue) => ({ ...issue, path: ['reason'] })) });
	}
	const parsed = action.input.safeParse(given);
	if (!parsed.success) throw invalidRequest(parsed.error);
	return { input: parsed.data, deed: { ...deed, reason: said?.data ?? null } };
}

/** What a refused attempt was about, where it named it by its id. */
function idIn(given: unknown): string | null {
	if (typeof given !== 'object' || given === null) return null;
	const id = Object.values(given).find((value) => Id.safeParse(value).success);
	return typeof id === 'string' ? id : null;
}

function begin(context: OperatorsContext, deed: Deed): Promise<void> {
	return context.store.write((trx) => writeAudit(trx, context.clock, { ...deed, outcome: 'begun' }));
}

function concluded(deed: Deed, done: Done<unknown>): Deed {
	return { ...deed, subject: done.subject, details: done.details ?? {}, outcome: 'done' };
}

async function orFailed<Value>(context: OperatorsContext, deed: Deed, work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} catch (error) {
		const code = error instanceof ProblemError ? error.code : 'internal_error';
		const failed: Deed = { ...deed, outcome: 'failed', details: { code } };
		// Where the database itself is what failed, its error is the one to tell.
		await context.store.write((trx) => writeAudit(trx, context.clock, failed)).catch(() => undefined);
		throw error;
	}
}
