import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../privacy/index.ts';

/** An account's webhook: where it is, and what signs it. Of two secrets, the first is the new one, and both sign. */
const WebhookSettings = z.object({ url: z.string(), secrets: z.array(z.string()).min(1).max(2) });
export type WebhookSettings = z.infer<typeof WebhookSettings>;

/** A new signing secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in Base64. */
export function createWebhookSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Seals what `accounts.webhook` holds. */
export function sealWebhook(sealer: Sealer, accountId: string, settings: WebhookSettings): Buffer {
	return sealer.seal(`webhook/${accountId}`, JSON.stringify(settings));
}

/** @throws when the bytes were altered, or belong to another account */
export function openWebhook(sealer: Sealer, accountId: string, sealed: Uint8Array): WebhookSettings {
	return WebhookSettings.parse(JSON.parse(sealer.open(`webhook/${accountId}`, sealed).toString()));
}
