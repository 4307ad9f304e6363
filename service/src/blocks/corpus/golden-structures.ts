import type { PublishOptions } from '../index.ts';

/** Markdown, what the author of the brief allows, and the exact markup that must come of it. */
export type GoldenSample = { name: string; markdown: string; options?: PublishOptions; blocks: string };

/** Details, embeds and links of the brief: see golden.ts. */
export const structures: GoldenSample[] = [
	{
		name: 'details',
		markdown: '<details>\n<summary>S</summary>\n\nx\n\n</details>',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
	},
	{
		name: 'details in one line',
		markdown: 'a <details open><summary>S</summary>x</details> b',
		blocks:
			'<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->\n\n<!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'details without empty lines',
		markdown: '<details>\n<summary><b>**S**</b> & `t`</summary>\n- a\n</details>\nb',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary><strong>S</strong> &amp; <code>t</code></summary><!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></details>\n<!-- /wp:details -->\n\n<!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'details of indented HTML',
		markdown: '<details>\n    <summary>\n        S\n    </summary>\n    <p>a</p>\n    <p>b</p>\n</details>',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>a<br><br>b</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
	},
	{
		name: 'details in details',
		markdown:
			'<details>\n<summary>S</summary>\n\n## H\n\n<details><summary>T</summary>\n\n> q\n\n</details>\n</details>',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:heading -->\n<h2 class="wp-block-heading">H</h2>\n<!-- /wp:heading -->\n\n<!-- wp:details -->\n<details class="wp-block-details"><summary>T</summary><!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>q</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote --></details>\n<!-- /wp:details --></details>\n<!-- /wp:details -->',
	},
	{
		name: 'details in a quote',
		markdown: '> <details><summary>S</summary>\n>\n> x\n>\n> </details>',
		blocks:
			'<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details --></blockquote>\n<!-- /wp:quote -->',
	},
	{
		name: 'details in a list',
		markdown: '- a\n\n  <details><summary>S</summary>x</details>\n- b',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'details in an inner list',
		markdown: '- a\n  - b\n\n    <details><summary>S</summary>x</details>',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b<br><br>S<br><br>x</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'details without a summary',
		markdown: '<details>\n\nx\n\n</details>',
		blocks: '<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'details without content',
		markdown: '<details><summary>S</summary></details>',
		blocks: '<!-- wp:paragraph -->\n<p>S</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'details that are not closed',
		markdown: '<details>\n<summary>S</summary>\n\nx',
		blocks:
			'<!-- wp:paragraph -->\n<p>S</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'summary that is not closed',
		markdown: '<details>\n<summary>S\n\nx\n\n</details>',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
	},
	{
		name: 'details in words',
		markdown: '`<details>` and \\<details>',
		blocks: '<!-- wp:paragraph -->\n<p><code>&lt;details&gt;</code> and &lt;details&gt;</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'details in code',
		markdown: '<details><summary>S</summary>\n\n```html\n</details>\n```\n\n</details>',
		blocks:
			'<!-- wp:details -->\n<details class="wp-block-details"><summary>S</summary><!-- wp:code {"className":"language-html"} -->\n<pre class="wp-block-code language-html"><code>&lt;/details&gt;</code></pre>\n<!-- /wp:code --></details>\n<!-- /wp:details -->',
	},
	{
		name: 'embeds of youtube',
		markdown:
			'https://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nhttps://youtu.be/a--b_c-d?si=x&t=42\n\nhttps://m.youtube.com/shorts/abcdefghijk\n\nhttps://www.youtube.com/playlist?list=PLabc_d--ef',
		options: {
			embeds: [
				'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
				'https://youtu.be/a--b_c-d?si=x&t=42',
				'https://m.youtube.com/shorts/abcdefghijk',
				'https://www.youtube.com/playlist?list=PLabc_d--ef',
			],
		},
		blocks:
			'<!-- wp:embed {"url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ","type":"video","providerNameSlug":"youtube","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://youtu.be/a\\u002d\\u002db_c-d?si=x\\u0026t=42","type":"video","providerNameSlug":"youtube","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/a--b_c-d?si=x&amp;t=42\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://m.youtube.com/shorts/abcdefghijk","type":"video","providerNameSlug":"youtube","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\nhttps://m.youtube.com/shorts/abcdefghijk\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://www.youtube.com/playlist?list=PLabc_d\\u002d\\u002def","type":"video","providerNameSlug":"youtube","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/playlist?list=PLabc_d--ef\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embeds of vimeo',
		markdown: 'https://vimeo.com/76979871\n\nhttps://vimeo.com/76979871/abcdef0123',
		options: { embeds: ['https://vimeo.com/76979871', 'https://vimeo.com/76979871/abcdef0123'] },
		blocks:
			'<!-- wp:embed {"url":"https://vimeo.com/76979871","type":"video","providerNameSlug":"vimeo","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-vimeo wp-block-embed-vimeo"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/76979871\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://vimeo.com/76979871/abcdef0123","type":"video","providerNameSlug":"vimeo","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-vimeo wp-block-embed-vimeo"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/76979871/abcdef0123\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embeds of dailymotion',
		markdown: 'https://www.dailymotion.com/video/x8abcde\n\nhttps://dai.ly/x8abcde',
		options: { embeds: ['https://www.dailymotion.com/video/x8abcde', 'https://dai.ly/x8abcde'] },
		blocks:
			'<!-- wp:embed {"url":"https://www.dailymotion.com/video/x8abcde","type":"video","providerNameSlug":"dailymotion","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-dailymotion wp-block-embed-dailymotion"><div class="wp-block-embed__wrapper">\nhttps://www.dailymotion.com/video/x8abcde\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://dai.ly/x8abcde","type":"video","providerNameSlug":"dailymotion","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-dailymotion wp-block-embed-dailymotion"><div class="wp-block-embed__wrapper">\nhttps://dai.ly/x8abcde\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embeds of ted',
		markdown: 'https://www.ted.com/talks/ken_robinson_do_schools_kill_creativity',
		options: { embeds: ['https://www.ted.com/talks/ken_robinson_do_schools_kill_creativity'] },
		blocks:
			'<!-- wp:embed {"url":"https://www.ted.com/talks/ken_robinson_do_schools_kill_creativity","type":"video","providerNameSlug":"ted","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-ted wp-block-embed-ted"><div class="wp-block-embed__wrapper">\nhttps://www.ted.com/talks/ken_robinson_do_schools_kill_creativity\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embeds of spotify',
		markdown: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
		options: { embeds: ['https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC'] },
		blocks:
			'<!-- wp:embed {"url":"https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC","type":"rich","providerNameSlug":"spotify","responsive":true} -->\n<figure class="wp-block-embed is-type-rich is-provider-spotify wp-block-embed-spotify"><div class="wp-block-embed__wrapper">\nhttps://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embeds of soundcloud',
		markdown: 'https://soundcloud.com/forss/flickermood',
		options: { embeds: ['https://soundcloud.com/forss/flickermood'] },
		blocks:
			'<!-- wp:embed {"url":"https://soundcloud.com/forss/flickermood","type":"rich","providerNameSlug":"soundcloud","responsive":true} -->\n<figure class="wp-block-embed is-type-rich is-provider-soundcloud wp-block-embed-soundcloud"><div class="wp-block-embed__wrapper">\nhttps://soundcloud.com/forss/flickermood\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'embed by autolink and by link',
		markdown: '<https://vimeo.com/76979871>\n\n[https://vimeo.com/76979871](https://vimeo.com/76979871)',
		options: { links: [], embeds: ['https://vimeo.com/76979871'] },
		blocks:
			'<!-- wp:embed {"url":"https://vimeo.com/76979871","type":"video","providerNameSlug":"vimeo","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-vimeo wp-block-embed-vimeo"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/76979871\n</div></figure>\n<!-- /wp:embed -->\n\n<!-- wp:embed {"url":"https://vimeo.com/76979871","type":"video","providerNameSlug":"vimeo","responsive":true} -->\n<figure class="wp-block-embed is-type-video is-provider-vimeo wp-block-embed-vimeo"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/76979871\n</div></figure>\n<!-- /wp:embed -->',
	},
	{
		name: 'no embed: not alone, not named, other words',
		markdown:
			'a https://vimeo.com/76979871\n\nhttps://vimeo.com/769798711\n\n[v](https://vimeo.com/76979871)\n\n- https://vimeo.com/76979871',
		options: { embeds: ['https://vimeo.com/76979871'] },
		blocks:
			'<!-- wp:paragraph -->\n<p>a <a href="https://vimeo.com/76979871">https://vimeo.com/76979871</a></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p><a href="https://vimeo.com/769798711">https://vimeo.com/769798711</a></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p><a href="https://vimeo.com/76979871">v</a></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li><a href="https://vimeo.com/76979871">https://vimeo.com/76979871</a></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'links of the brief only',
		markdown:
			'[a](https://e.x/a) [b](https://e.x/b) https://e.x https://e.x/c me@e.x ![d](https://e.x/d.png)\n\nhttps://e.x/e',
		options: { links: ['https://e.x/a', 'https://e.x/'] },
		blocks:
			'<!-- wp:paragraph -->\n<p><a href="https://e.x/a">a</a> b <a href="https://e.x">https://e.x</a> https://e.x/c me@e.x d</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p><span>h</span>ttps://e.x/e</p>\n<!-- /wp:paragraph -->',
	},
];
