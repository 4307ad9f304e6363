import ky, { HTTPError, type KyInstance } from 'ky';
import type { z } from 'zod';
import {
	Account,
	AccountExport,
	type AccountUpdate,
	ApiKeyList,
	type ApiKeyRequest,
	Article,
	Catalog,
	CreatedKey,
	CreatedSite,
	ErasureReceipt,
	EventsToken,
	Job,
	JobList,
	type JobListQuery,
	type JobRequest,
	type KeyRotation,
	Outline,
	type OutlineInput,
	Problem,
	Quote,
	Receipt,
	ReceiptKey,
	type Regeneration,
	Registration,
	type RegistrationRequest,
	Restriction,
	type RestrictionKind,
	RetentionReport,
	Site,
	SiteList,
	type SiteRequest,
	Template,
	type TemplateInput,
	TemplateList,
	UpdatedAccount,
	UsageReport,
} from './contract/index.ts';

export type ClientOptions = {
	/** The service's address, without `/v1`. */
	baseUrl: string;
	/** The site's API key; not needed to register. */
	key?: string;
	/** ms for one try; a wait adds its own time. */
	timeout?: number;
	/** Tries after the first, for errors that may pass. */
	retries?: number;
	fetch?: typeof fetch;
};

export type CallOptions = { signal?: AbortSignal };

/** A refusal of the service, with its problem details. */
export class ServiceError extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(`${problem.title}: ${problem.detail}`);
		this.name = 'ServiceError';
		this.problem = problem;
	}
}

/** The service could not be reached, or what answered was not the service. The request may have been accepted all the same. */
export class UnreachableError extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'UnreachableError';
	}
}

/** A finished article with the digest that acknowledges it. */
export type Delivered = { article: Article; sha256: string };

export type Client = ReturnType<typeof createClient>;

/**
 * A client of the service. Every call is safe to repeat: submitting names an idempotency key, which the retries keep, so an
 * answer that was lost on the way (timeout, cut connection, 5xx) never makes a second job. Retries honour `Retry-After`.
 * @throws {ServiceError} of every method: a refusal; {UnreachableError} after the last try; the signal's reason when aborted
 */
export function createClient(options: ClientOptions) {
	const timeout = options.timeout ?? 30_000;
	const http = ky.create({
		prefix: options.baseUrl.replace(/\/+$/, ''),
		timeout,
		redirect: 'error',
		retry: {
			limit: options.retries ?? 3,
			methods: ['get', 'post', 'put', 'patch', 'delete'],
			statusCodes: [408, 429, 500, 502, 503, 504],
			retryOnTimeout: true,
			backoffLimit: 10_000,
			jitter: true,
			shouldRetry: ({ error }) => (asksForTooLong(error) ? false : undefined),
		},
		...(options.key === undefined ? {} : { headers: { authorization: `Bearer ${options.key}` } }),
		...(options.fetch === undefined ? {} : { fetch: options.fetch }),
	});

	return {
		/** Registers a site. Not retried: an answer that is lost takes its key with it, and a second try makes a second site. */
		register: (request: RegistrationRequest, call: CallOptions = {}): Promise<Registration> =>
			send(http, Registration, 'v1/registrations', { method: 'post', json: request, retry: 0, ...call }),

		account: (call: CallOptions = {}): Promise<Account> => send(http, Account, 'v1/account', call),

		/** Not retried when it sets a webhook: the secret in an answer that is lost is replaced by the next. */
		updateAccount: (update: AccountUpdate, call: CallOptions = {}): Promise<UpdatedAccount> =>
			send(http, UpdatedAccount, 'v1/account', {
				method: 'patch',
				json: update,
				...(update.webhook_url ? { retry: 0 } : {}),
				...call,
			}),

		/** Has the link sent again that confirms the e-mail address. */
		sendConfirmation: (call: CallOptions = {}): Promise<Account> =>
			send(http, Account, 'v1/account/confirmation', { method: 'post', ...call }),

		acknowledgePolicy: (version: string, call: CallOptions = {}): Promise<Account> =>
			send(http, Account, 'v1/account/policy', { method: 'post', json: { version }, ...call }),

		/** The keys of all sites of the account, or of one. */
		keys: ({ siteId, ...call }: CallOptions & { siteId?: string } = {}): Promise<ApiKeyList> =>
			send(http, ApiKeyList, 'v1/keys', {
				...call,
				...(siteId === undefined ? {} : { searchParams: { site_id: siteId } }),
			}),

		/** Makes another key. Not retried: an answer that is lost takes its key with it. */
		createKey: (request: ApiKeyRequest, call: CallOptions = {}): Promise<CreatedKey> =>
			send(http, CreatedKey, 'v1/keys', { method: 'post', json: request, retry: 0, ...call }),

		/**
		 * Makes a key in the place of another. Not retried at once: when the answer is lost, ask again after a minute, with the old
		 * key.
		 */
		rotateKey: (id: string, rotation: KeyRotation = {}, call: CallOptions = {}): Promise<CreatedKey> =>
			send(http, CreatedKey, `v1/keys/${id}/rotate`, { method: 'post', json: rotation, retry: 0, ...call }),

		revokeKey: async (id: string, call: CallOptions = {}): Promise<void> => {
			await request(http, `v1/keys/${id}`, { method: 'delete', ...call });
		},

		sites: (call: CallOptions = {}): Promise<SiteList> => send(http, SiteList, 'v1/sites', call),

		/** Adds a site to the account. Not retried: an answer that is lost takes its key with it. */
		addSite: (site: SiteRequest, call: CallOptions = {}): Promise<CreatedSite> =>
			send(http, CreatedSite, 'v1/sites', { method: 'post', json: site, retry: 0, ...call }),

		/** Has a site's domain asked again for its proof. */
		proveSite: (id: string, call: CallOptions = {}): Promise<Site> =>
			send(http, Site, `v1/sites/${id}/proof`, { method: 'post', ...call }),

		closeSite: async (id: string, call: CallOptions = {}): Promise<void> => {
			await request(http, `v1/sites/${id}`, { method: 'delete', ...call });
		},

		catalog: (call: CallOptions = {}): Promise<Catalog> => send(http, Catalog, 'v1/catalog', call),

		usage: (call: CallOptions = {}): Promise<UsageReport> => send(http, UsageReport, 'v1/usage', call),

		/** Submits a request. Keep the idempotency key with what it stands for, and use it again after an error. */
		submit: (request: JobRequest, call: CallOptions & { idempotencyKey: string }): Promise<Job> => {
			const { idempotencyKey, ...rest } = call;
			return send(http, Job, 'v1/jobs', {
				method: 'post',
				json: request,
				headers: { 'idempotency-key': idempotencyKey },
				...rest,
			});
		},

		/** A job; with `wait` (seconds, at most 25) as soon as it has ended. */
		job: (id: string, { wait, ...call }: CallOptions & { wait?: number } = {}): Promise<Job> =>
			send(http, Job, `v1/jobs/${id}`, {
				...call,
				...(wait === undefined ? {} : { searchParams: { wait }, timeout: timeout + wait * 1000 }),
			}),

		jobs: (query: JobListQuery = {}, call: CallOptions = {}): Promise<JobList> =>
			send(http, JobList, 'v1/jobs', { searchParams: { ...query }, ...call }),

		eventsToken: (id: string, call: CallOptions = {}): Promise<EventsToken> =>
			send(http, EventsToken, `v1/jobs/${id}/events-token`, { method: 'post', ...call }),

		/** The article and the SHA-256 of the bytes that came, checked against what the service said of them. */
		result: async (id: string, call: CallOptions = {}): Promise<Delivered> => {
			const response = await request(http, `v1/jobs/${id}/result`, call);
			const bytes = await response.arrayBuffer();
			const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			if (response.headers.get('repr-digest') !== `sha-256=:${btoa(String.fromCharCode(...digest))}:`) {
				throw new UnreachableError('The article was damaged on its way. Fetch it again.');
			}
			return {
				article: Article.parse(JSON.parse(new TextDecoder().decode(bytes))),
				sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
			};
		},

		/** Says that the article is held, so that the service erases it. */
		acknowledge: (id: string, sha256: string | undefined, call: CallOptions = {}): Promise<Receipt> =>
			send(http, Receipt, `v1/jobs/${id}/ack`, {
				method: 'post',
				json: sha256 === undefined ? {} : { sha256 },
				...call,
			}),

		cancel: (id: string, call: CallOptions = {}): Promise<Job> =>
			send(http, Job, `v1/jobs/${id}/cancel`, { method: 'post', ...call }),

		/** Tokens and price of a request, before it runs. */
		quote: (request: JobRequest, call: CallOptions = {}): Promise<Quote> =>
			send(http, Quote, 'v1/quotes', { method: 'post', json: request, ...call }),

		outline: (id: string, call: CallOptions = {}): Promise<Outline> =>
			send(http, Outline, `v1/jobs/${id}/outline`, call),

		/** Goes on with an outline that was submitted with `outline_only`. */
		approveOutline: (id: string, outline: OutlineInput, call: CallOptions = {}): Promise<Job> =>
			send(http, Job, `v1/jobs/${id}/outline`, { method: 'post', json: outline, ...call }),

		/**
		 * Has one section of a finished article written anew, before it is acknowledged. Name the result's SHA-256, and a
		 * request whose answer was lost is carried out once; without it, it is not sent again.
		 */
		regenerate: (id: string, section: number, regeneration: Regeneration = {}, call: CallOptions = {}): Promise<Job> =>
			send(http, Job, `v1/jobs/${id}/sections/${section}/regenerate`, {
				method: 'post',
				json: regeneration,
				...(regeneration.result_sha256 === undefined ? { retry: 0 } : {}),
				...call,
			}),

		/** Everything that is stored of the account. */
		exportAccount: (call: CallOptions = {}): Promise<AccountExport> =>
			send(http, AccountExport, 'v1/account/export', { timeout: false, ...call }),

		/** Deletes the account with all of its sites. Not retried: once it is deleted, its key is answered with 401. */
		eraseAccount: (email: string, call: CallOptions = {}): Promise<ErasureReceipt> =>
			send(http, ErasureReceipt, 'v1/account', {
				method: 'delete',
				json: { email },
				retry: 0,
				timeout: false,
				...call,
			}),

		/** Has nothing more written for the account until it is lifted. */
		restrict: (kind: RestrictionKind, call: CallOptions = {}): Promise<Restriction> =>
			send(http, Restriction, 'v1/account/restriction', { method: 'post', json: { kind }, ...call }),

		liftRestriction: (call: CallOptions = {}): Promise<Restriction> =>
			send(http, Restriction, 'v1/account/restriction', { method: 'delete', ...call }),

		/** What is stored of the account now, and until when. */
		retention: (call: CallOptions = {}): Promise<RetentionReport> =>
			send(http, RetentionReport, 'v1/account/retention', call),

		/** The receipt that a job's content was erased. */
		receipt: (jobId: string, call: CallOptions = {}): Promise<ErasureReceipt> =>
			send(http, ErasureReceipt, `v1/receipts/${jobId}`, call),

		/** By which the signatures of receipts are checked. */
		receiptKey: (call: CallOptions = {}): Promise<ReceiptKey> =>
			send(http, ReceiptKey, '.well-known/draftsmith-receipt-key.json', call),

		templates: (call: CallOptions = {}): Promise<TemplateList> => send(http, TemplateList, 'v1/templates', call),

		/** A template: its newest version, or the one that is named. */
		template: (name: string, { version, ...call }: CallOptions & { version?: number } = {}): Promise<Template> =>
			send(http, Template, `v1/templates/${name}`, {
				...call,
				...(version === undefined ? {} : { searchParams: { version } }),
			}),

		saveTemplate: (name: string, content: TemplateInput, call: CallOptions = {}): Promise<Template> =>
			send(http, Template, `v1/templates/${name}`, { method: 'put', json: content, ...call }),

		deleteTemplate: async (name: string, call: CallOptions = {}): Promise<void> => {
			await request(http, `v1/templates/${name}`, { method: 'delete', ...call });
		},
	};
}

/** A limit that resets at midnight is no passing error: nobody waits hours for one call. */
const LONGEST_RETRY_AFTER = 60;

function asksForTooLong(error: Error): boolean {
	return error instanceof HTTPError && Number(error.response.headers.get('retry-after') ?? 0) > LONGEST_RETRY_AFTER;
}

type RequestOptions = NonNullable<Parameters<KyInstance>[1]>;

async function send<Schema extends z.ZodType>(
	http: KyInstance,
	schema: Schema,
	path: string,
	options: RequestOptions,
): Promise<z.output<Schema>> {
	const response = await request(http, path, options);
	const parsed = schema.safeParse(await response.json().catch(() => undefined));
	if (!parsed.success)
		throw new UnreachableError('What answered is not a Draftsmith service, or one of another version.');
	return parsed.data;
}

async function request(http: KyInstance, path: string, options: RequestOptions): Promise<Response> {
	try {
		return await http(path, options);
	} catch (error) {
		if (options.signal?.aborted) throw options.signal.reason;
		if (error instanceof HTTPError) {
			const problem = Problem.safeParse(error.data);
			if (problem.success) throw new ServiceError(problem.data);
			throw new UnreachableError(`What answered (${error.response.status}) is not a Draftsmith service.`);
		}
		throw new UnreachableError('The service can’t be reached. Check its address and that it is running.', {
			cause: error,
		});
	}
}
