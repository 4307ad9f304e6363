import { createClient } from '@draftsmith/shared/client';
import { expect, test } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { request, useArticleService } from './article-service.ts';

const world = useArticleService();

test('an outline waits for approval, and the article follows the edited one', async () => {
	const { client, key, id } = await world.submit({ outline_only: true });
	const waiting = await world.ended(client, id);
	expect(waiting).toMatchObject({ state: 'starting', phase: 'awaiting_approval', queue_position: null });
	expect(world.tasks()).toEqual(['outline']);
	await world.service.restart();
	const again = createClient({ baseUrl: world.service.url, key, retries: 0 });
	const outline = await again.outline(id);
	expect(outline.sections).toHaveLength(4);
	const edited = { sections: [{ heading: 'Only this' }, { heading: 'And <em>that</em>', points: ['one point'] }] };
	const [one, two] = await Promise.all([again.approveOutline(id, edited), again.approveOutline(id, edited)]);
	expect([one.id, two.id]).toEqual([id, id]);
	await world.ended(again, id);
	expect(world.tasks().slice(1)).toEqual(['section 0', 'section 1', 'describe']);
	const { article } = await again.result(id);
	expect(article.blocks).toContain('<h2 class="wp-block-heading">Only this</h2>');
	expect(article.blocks).toContain('<h2 class="wp-block-heading">And that</h2>');
	await expect(again.approveOutline(id, { sections: [{ heading: 'Other' }] })).rejects.toMatchObject({
		problem: { code: 'not_awaiting_approval' },
	});
	await expect(again.approveOutline(id, { sections: [] })).rejects.toMatchObject({ problem: { status: 422 } });
});

test('an outline can’t be approved before it is there, nor with what nobody can write', async () => {
	world.upstream.behave({ kind: 'silence' }, writesArticle());
	const { client, id } = await world.submit({ outline_only: true });
	await expect.poll(() => world.upstream.requests.length).toBe(1);
	const outline = { sections: [{ heading: 'One' }, { heading: 'Two' }] };
	await expect(client.approveOutline(id, outline)).rejects.toMatchObject({
		problem: { code: 'not_awaiting_approval' },
	});
	await client.cancel(id);
	const next = await world.submit({ outline_only: true, length: 50 });
	// Whoever asks without a pause comes before the job is parked, at the same time, and after.
	const answers = await Promise.allSettled(
		Array.from({ length: 40 }, async (_, index) => {
			await new Promise((resolve) => setTimeout(resolve, index * 5));
			return next.client.approveOutline(next.id, outline);
		}),
	);
	expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
	await world.ended(next.client, next.id);
	expect((await next.client.result(next.id)).article.sections.map(({ heading }) => heading)).toEqual(['One', 'Two']);
	const waiting = await world.submit({ outline_only: true, length: 50 });
	await world.ended(waiting.client, waiting.id);
	for (const sections of [
		[{ heading: 'One' }, { heading: '\u200b' }],
		Array.from({ length: 6 }, (_, index) => ({ heading: `Heading ${index}` })),
	]) {
		await expect(waiting.client.approveOutline(waiting.id, { sections })).rejects.toMatchObject({
			problem: { code: 'invalid_request' },
		});
	}
	await waiting.client.approveOutline(waiting.id, { sections: [{ heading: 'A\nB <b>c</b>' }, { heading: 'A b c' }] });
	await world.ended(waiting.client, waiting.id);
	const { article } = await waiting.client.result(waiting.id);
	expect(article.sections[0]?.heading).toBe('A B c');
	expect(article.warnings).toContainEqual(expect.objectContaining({ code: 'duplicate_heading', section: 1 }));
});

test('jobs that wait for approval hold up no others, and can be canceled', async () => {
	const { client, id } = await world.submit({ outline_only: true });
	await world.ended(client, id);
	const next = await client.submit(request, { idempotencyKey: 'next' });
	expect(next.queue_position).toBe(0);
	expect(await world.ended(client, next.id)).toMatchObject({ state: 'succeeded' });
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	await expect(client.outline(id)).rejects.toMatchObject({ problem: { code: 'content_purged' } });
});

test('a section is written anew with a hint, and nothing else changes', async () => {
	const { client, id, job } = await world.write();
	const before = await client.result(id);
	world.upstream.requests.length = 0;
	world.upstream.behave(writesArticle((asked, answer) => (asked.prompt.includes('HINT') ? `Anew. ${answer}` : answer)));
	const wish = { hint: 'HINT: warmer', result_sha256: before.sha256 };
	const [asked, again] = await Promise.all([client.regenerate(id, 1, wish), client.regenerate(id, 1, wish)]);
	expect([asked.state, again.state]).toEqual(['starting', 'starting']);
	const regenerated = await world.ended(client, id);
	expect(regenerated).toMatchObject({ state: 'succeeded', error: null });
	// The section, and its claims.
	expect(world.tasks()).toEqual(['section 1', 'describe']);
	expect(regenerated.usage?.output_tokens).toBe((job.usage?.output_tokens ?? 0) + 2 * 456);
	const after = await client.result(id);
	expect(after.sha256).not.toBe(before.sha256);
	expect(after.article.markdown).toContain('Anew.');
	expect(after.article.markdown.replace('Anew. ', '')).toBe(before.article.markdown);
	expect((await client.usage()).days[0]).toMatchObject({ requests: 1, output_tokens: 8 * 456 });
	await expect(client.acknowledge(id, before.sha256)).rejects.toMatchObject({ problem: { code: 'digest_mismatch' } });
	// An answer that was lost: asked again when it is done, it is not done twice.
	await expect(client.regenerate(id, 1, wish)).rejects.toMatchObject({ problem: { code: 'digest_mismatch' } });
	await client.acknowledge(id, after.sha256);
	await expect(client.regenerate(id, 1)).rejects.toMatchObject({ problem: { code: 'content_purged' } });
});

test('a regeneration that fails or is canceled leaves the article as it was', async () => {
	const { client, id } = await world.write();
	const before = await client.result(id);
	await expect(client.regenerate(id, 99)).rejects.toMatchObject({ problem: { code: 'not_found' } });
	world.upstream.behave({ kind: 'status', status: 400 });
	await client.regenerate(id, 0);
	expect(await world.ended(client, id)).toMatchObject({ state: 'succeeded', error: { code: 'model_refused' } });
	expect((await client.result(id)).sha256).toBe(before.sha256);
	world.upstream.behave({ kind: 'stall', text: 'Half' });
	await client.regenerate(id, 0);
	await expect.poll(() => world.upstream.open()).toBe(1);
	await expect(client.result(id)).rejects.toMatchObject({ problem: { code: 'not_ready' } });
	expect(await client.cancel(id)).toMatchObject({ state: 'succeeded' });
	expect((await client.result(id)).sha256).toBe(before.sha256);
	expect((await client.usage()).today.used).toBe(1);
	world.upstream.behave(writesArticle((asked, answer) => (asked.task === 'section' ? `Better. ${answer}` : answer)));
	await client.regenerate(id, 0);
	expect(await world.ended(client, id)).toMatchObject({ state: 'succeeded', error: null });
	expect((await client.result(id)).article.markdown).toMatch(/^Better\. /);
});

test('a site’s template is in the prompts, in the version of the submission', async () => {
	const { client } = await world.service.register();
	const first = await client.saveTemplate('house-style', {
		house_style: 'STYLE-ONE',
		content_type: 'how-to',
		avoid: ['oven'],
	});
	expect(first).toMatchObject({ name: 'house-style', version: 1 });
	expect(
		await client.saveTemplate('house-style', { house_style: 'STYLE-ONE', content_type: 'how-to', avoid: ['oven'] }),
	).toMatchObject({ version: 1 });
	expect(await client.saveTemplate('house-style', { house_style: 'STYLE-TWO' })).toMatchObject({ version: 2 });
	const job = await client.submit({ ...request, template: 'house-style@1' }, { idempotencyKey: 'a' });
	await client.deleteTemplate('house-style');
	await world.ended(client, job.id);
	expect(askedIn(world.upstream.requests[0]?.body).instructions).toContain('STYLE-ONE');
	expect((await client.result(job.id)).article.provenance).toMatchObject({
		template: 'house-style@1',
		content_type: 'how-to@1',
	});
	await expect(client.submit({ ...request, template: 'house-style' }, { idempotencyKey: 'b' })).rejects.toMatchObject({
		problem: { code: 'unknown_template' },
	});
	// The same question again is answered, although the template is gone.
	expect((await client.submit({ ...request, template: 'house-style@1' }, { idempotencyKey: 'a' })).id).toBe(job.id);
	const stranger = (await world.service.register({ domain: 'other.example.org' })).client;
	await expect(stranger.template('house-style')).rejects.toMatchObject({ problem: { status: 404 } });
	await expect(client.saveTemplate('house-style', JSON.parse('{"colour":"red"}'))).rejects.toMatchObject({
		problem: { status: 422 },
	});
});
