/** Details, whose tags are the only HTML that is understood. */
export const details: Record<string, string> = {
	'details with handlers': '<details open ontoggle=__pwn(1)><summary>S</summary>x</details>',
	'details with a handler and a slash': '<details/open/ontoggle=__pwn(1)><summary>S</summary>x</details>',
	'details with a handler over lines': '<details\nopen\nontoggle="__pwn(1)">\n<summary>S</summary>\nx\n</details>',
	'details in capitals with a handler': '<DETAILS OPEN ONTOGGLE=__pwn(1)><SUMMARY>S</SUMMARY>x</DETAILS>',
	'details with a style': '<details style="position:fixed;inset:0" class="x" id="wp"><summary>S</summary>x</details>',
	'summary with handlers':
		'<details><summary onclick=__pwn(1) tabindex=0 autofocus onfocus=__pwn(1)>S</summary>x</details>',
	'summary with a script': '<details><summary><script>__pwn(1)</script>S</summary>x</details>',
	'summary with an image': '<details><summary><img src=x onerror=__pwn(1)>S</summary>x</details>',
	'summary with a Markdown image': '<details><summary>![S](https://example.com/a.png)</summary>x</details>',
	'summary with a script link': '<details><summary>[S](javascript:__pwn(1))</summary>x</details>',
	'summary with a shortcode': '<details><summary>[gallery ids="1"]</summary>[gallery]</details>',
	'summary with an address': '<details><summary>https://vimeo.com/1</summary>https://vimeo.com/1</details>',
	'summary with an address on its line':
		'<details>\n<summary>\nhttps://vimeo.com/1\n</summary>\nhttps://vimeo.com/1\n</details>',
	'summary with a block comment': '<details><summary><!-- wp:html -->S<!-- /wp:html --></summary>x</details>',
	'summary that closes its block': '<details><summary>S<!-- /wp:details --></summary>x</details>',
	'summary that is code': '<details><summary>`</summary><script>__pwn(1)</script>`</summary>x</details>',
	'summary of entities':
		'<details><summary>&lt;script&gt;__pwn(1)&lt;/script&gt;</summary>&lt;img src=x onerror=__pwn(1)&gt;</details>',
	'summary with a bidi override': '<details><summary>a\u202eb</summary>x</details>',
	'summary cut by a zero-width space': '<details><sum\u200bmary onclick=__pwn(1)>S</summary>x</details>',
	'summary never closed with a script': '<details><summary>S\n\n<script>__pwn(1)</script>\n\nx</details>',
	'block comments in details':
		'<details><summary>S</summary>\n\n<!-- wp:html -->\n<script>__pwn(1)</script>\n<!-- /wp:html -->\n\n</details>',
	'block comment that ends details':
		'<details><summary>S</summary>\n\n<!-- /wp:details -->\n\n<!-- wp:rss /-->\n\n</details>',
	'details in an attribute': '<a title="<details><summary>"><img src=x onerror=__pwn(1)></a></summary>x</details>',
	'details in a script': '<script><details><summary></script><img src=x onerror=__pwn(1)></summary>x</details>',
	'script around the summary': '<details><script><summary>S</summary>__pwn(1)</script>x</details>',
	'script across details': '<details><summary>S</summary><script></details>__pwn(1)</script>',
	'details in a link': '[<details><summary>S</summary>x</details>](javascript:__pwn(1))',
	'details in a heading': '## <details ontoggle=__pwn(1) open><summary>S</summary>x</details>',
	'details in a table': '| <details ontoggle=__pwn(1) open><summary>S</summary>x</details> |\n| --- |',
	'details in a footnote': 'a[^1]\n\n[^1]: <details ontoggle=__pwn(1) open><summary>S</summary>x</details>',
	'details of many levels': `${'<details open ontoggle=__pwn(1)><summary>S</summary>\n\n'.repeat(30)}x${'\n\n</details>'.repeat(30)}`,
	'details in an SVG': '<svg><details open ontoggle=__pwn(1)><summary>S</summary>x</details></svg>',
	'details that name a group':
		'<details name="wp"><summary>S</summary>x</details><details name="wp" open><summary>T</summary>y</details>',
	'a more tag in details': '<details><summary>S</summary>\n\n<!--more-->\n\nx\n\n<!--nextpage--></details>',
};

/** Addresses alone in their paragraph that look like a video's, and are named in the brief as they are. */
export const embeds: Record<string, string> = {
	'embed of javascript': 'javascript:__pwn(1)//www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed of data': 'data:text/html,https://www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed without TLS': 'http://www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed without a protocol': '//www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed of a longer host': 'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
	'embed of a host with a prefix': 'https://evilyoutube.com/watch?v=dQw4w9WgXcQ',
	'embed of a host with a hyphen': 'https://www-youtube.com/watch?v=dQw4w9WgXcQ',
	'embed of a subdomain': 'https://evil.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed of a host with a dot at its end': 'https://www.youtube.com./watch?v=dQw4w9WgXcQ',
	'embed of a host with another letter': 'https://www.y\u043eutube.com/watch?v=dQw4w9WgXcQ',
	'embed of another provider’s path': 'https://vimeo.com/watch?v=dQw4w9WgXcQ',
	'embed of a host in the path': 'https://evil.example/https://www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed of a host in the query': 'https://evil.example/?https://youtu.be/dQw4w9WgXcQ',
	'embed with a user name': 'https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ',
	'embed with a user name of ours': 'https://evil@www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed with a user name and a slash': 'https://www.youtube.com%2Fwatch@evil.example/',
	'embed with a backslash': 'https://evil.example\\@www.youtube.com/watch?v=dQw4w9WgXcQ',
	'embed with a port': 'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
	'embed with a fragment': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ#<script>__pwn(1)</script>',
	'embed with markup in its query': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&"><script>__pwn(1)</script>',
	'embed with a closing comment': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&-->',
	'embed with a shortcode': 'https://www.youtube.com/watch?v=[gallery]',
	'embed with a line end in its query': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ%0Ahttps://evil.example',
	'embed with percent signs in its host': 'https://www.%79outube.com.evil.example/watch?v=dQw4w9WgXcQ',
	'embed with a path that climbs': 'https://www.youtube.com/watch/../redirect?q=https://evil.example',
	'embed of a redirect': 'https://www.youtube.com/redirect?q=https://evil.example',
	'embed with a bidi override': 'https://www.youtube.com/watch?v=\u202edQw4w9WgXcQ',
	'embed with a zero-width space': 'https://www.youtube\u200b.com.evil.example/watch?v=dQw4w9WgXcQ',
	'embed with a full-width dot': 'https://www.youtube\uff0ecom.evil.example/watch?v=dQw4w9WgXcQ',
	'embed of a provider that is not let in': 'https://www.facebook.com/watch?v=1',
	'embed of this site': 'https://localhost/watch?v=dQw4w9WgXcQ',
	'embed of an internal address': 'https://169.254.169.254/watch?v=dQw4w9WgXcQ',
};

/** The only link of the brief in samples about links. */
export const BRIEF_LINK = 'https://example.com/';

/** Links that the brief does not have. */
export const strayLinks: Record<string, string> = {
	'link with another path': '[x](https://example.com/evil)',
	'link with another host': '[https://example.com/](https://evil.example/)',
	'link with another protocol': '[x](http://example.com/)',
	'link with a query': '<https://example.com/?evil>',
	'link with a user name': '[x](https://example.com@evil.example/)',
	'bare link': 'https://evil.example/x',
	'bare link without a protocol': 'www.evil.example/x',
	'bare link around a link': 'www.[evil](https://evil.example/).example',
	'shortcode around a link': '[[gallery](https://evil.example/)]',
	'address in pieces of links': '[https://](https://evil.example/a)evil.example/b',
	'mail link': '<evil@example.com>',
	'image that tells who reads': '![x](https://evil.example/pixel.png)',
	'linked image': '[![x](https://example.com/)](https://evil.example/)',
	'link in a summary': '<details><summary>[x](https://evil.example/)</summary>https://evil.example/</details>',
	'link by reference': '[x]\n\n[x]: https://evil.example/',
	'link in a table': '| [x](https://evil.example/) |\n| --- |\n| www.evil.example |',
	'link in a footnote': 'a[^1]\n\n[^1]: https://evil.example/',
};
