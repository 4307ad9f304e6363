/** Wraps HTML in a paragraph block. */
function paragraph(html: string): string {
	return `<!-- wp:paragraph -->\n${html}\n<!-- /wp:paragraph -->`;
}

function image(attributes: string): string {
	return `<!-- wp:image -->\n<figure class="wp-block-image"><img ${attributes}/></figure>\n<!-- /wp:image -->`;
}

function nestedQuotes(depth: number): string {
	const inner = depth === 0 ? paragraph('<p>x</p>') : nestedQuotes(depth - 1);
	return `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${inner}</blockquote>\n<!-- /wp:quote -->`;
}

/** The same frames with nothing bad in them: were these refused, the samples below would prove nothing. */
export const harmlessBlocks: Record<string, string> = {
	'a paragraph': paragraph('<p>x</p>'),
	'a link': paragraph('<p><a href="https://x" title="t">l</a></p>'),
	'an image': image('src="https://e.x/a.jpg" alt="a"'),
	'a quote in a quote': nestedQuotes(2),
	'a heading': '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">x</h3>\n<!-- /wp:heading -->',
	'a list':
		'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	'a table':
		'<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody><tr><td>b</td></tr></tbody></table></figure>\n<!-- /wp:table -->',
	'a details block':
		'<!-- wp:details -->\n<details class="wp-block-details"><summary>x</summary></details>\n<!-- /wp:details -->',
};

/** Markup that a service which was taken over could send. WordPress would run, show or spoil something with each. */
export const hostileBlocks: Record<string, string> = {
	// Blocks that render something else than what is in them.
	'an HTML block': '<!-- wp:html -->\n<p>x</p>\n<!-- /wp:html -->',
	'a shortcode block': '<!-- wp:shortcode -->\n[gallery]\n<!-- /wp:shortcode -->',
	'a synced pattern': '<!-- wp:block {"ref":1} /-->',
	'a feed': '<!-- wp:rss {"feedURL":"https://e.x"} /-->',
	'an embed': '<!-- wp:embed {"url":"https://e.x"} /-->',
	'a template part': '<!-- wp:template-part {"slug":"x"} /-->',
	'a log-in link': '<!-- wp:loginout /-->',
	'a query': '<!-- wp:query {"queryId":1} --><!-- /wp:query -->',
	'another plugin’s block': '<!-- wp:evil/block -->x<!-- /wp:evil/block -->',
	'a binding to post meta':
		'<!-- wp:paragraph {"metadata":{"bindings":{"content":{"source":"core/post-meta","args":{"key":"x"}}}}} -->\n<p>x</p>\n<!-- /wp:paragraph -->',
	'a more block': '<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->',
	'a button': paragraph('<p><button>x</button></p>'),

	// Attributes and places.
	'a class of its own': '<!-- wp:paragraph {"className":"x"} -->\n<p class="x">x</p>\n<!-- /wp:paragraph -->',
	'a foreign class': paragraph('<p class="wp-block-list evil">x</p>'),
	'a level that is not the tag’s':
		'<!-- wp:heading {"level":3} -->\n<h2 class="wp-block-heading">x</h2>\n<!-- /wp:heading -->',
	'a second page title': '<!-- wp:heading {"level":1} -->\n<h1 class="wp-block-heading">x</h1>\n<!-- /wp:heading -->',
	'a level as text': '<!-- wp:heading {"level":"3"} -->\n<h3 class="wp-block-heading">x</h3>\n<!-- /wp:heading -->',
	'a numbered list that says it is not': '<!-- wp:list -->\n<ol class="wp-block-list"></ol>\n<!-- /wp:list -->',
	'an item without a list': '<!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item -->',
	'HTML within a list':
		'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:html --><b>x</b><!-- /wp:html --></ul>\n<!-- /wp:list -->',
	'text between a table’s tags':
		'<!-- wp:table -->\n<figure class="wp-block-table">x<table><tbody><tr><td>b</td></tr></tbody></table></figure>\n<!-- /wp:table -->',
	'fourteen levels': nestedQuotes(13),

	// Markup that parsers read in different ways.
	nothing: '',
	'text without a block': '<p>x</p>',
	'text after a block': `${paragraph('<p>x</p>')}\n\nhello`,
	'an empty block': '<!-- wp:paragraph /-->',
	'a block that is not closed': '<!-- wp:paragraph -->\n<p>x</p>',
	'blocks closed in the wrong order':
		'<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>x</p><!-- /wp:quote -->',
	'a paragraph in a paragraph':
		'<!-- wp:paragraph --><p>a<!-- wp:paragraph --><p>b</p><!-- /wp:paragraph --></p><!-- /wp:paragraph -->',
	'two paragraphs in one block': paragraph('<p>a</p><p>b</p>'),
	'a paragraph tag in another': paragraph('<p>a<p>b</p></p>'),
	'a box after the paragraph': paragraph('<p>a</p><div>b</div>'),
	'a paragraph that is not closed': paragraph('<p>a'),
	'bold that is not closed': paragraph('<p><strong>a</p>'),
	'tags closed in the wrong order': paragraph('<p><strong><em>a</strong></em></p>'),
	'tags that close the page': paragraph('<p>a</p></div></div>'),
	'a comment': paragraph('<p>a<!-- x --></p>'),
	'a page break': paragraph('<p>a<!--nextpage--></p>'),
	CDATA: paragraph('<p><![CDATA[x]]></p>'),
	'a processing instruction': paragraph('<p><?php x ?></p>'),
	'a NUL': paragraph('<p>a\0b</p>'),
	'a bare less-than': paragraph('<p>a < b <c</p>'),

	// Scripts and looks.
	'a script': paragraph('<p><script>alert(1)</script></p>'),
	'a handler': paragraph('<p><a href="https://x" onclick="x()">l</a></p>'),
	'a handler after an unquoted attribute': paragraph(
		'<p><a href=https://x title=a>l</a><a href="https://x"onclick=x>l</a></p>',
	),
	'a script hidden in an attribute': paragraph('<p><a href="https://x" title="</p><script>x</script>">l</a></p>'),
	'a script in an SVG': paragraph('<p><svg><script>x</script></svg></p>'),
	'a script in a summary':
		'<!-- wp:details -->\n<details class="wp-block-details"><summary><script>x</script></summary></details>\n<!-- /wp:details -->',
	'a block in an attribute, whose own attributes become the outer tag’s':
		'<!-- wp:quote --><blockquote class="wp-block-quote"><cite><a title="<!-- wp:code --><pre><a href="https://x/contenteditable/autofocus/onfocus=window.__pwn=1//">y</a></pre><!-- /wp:code -->">z</a></cite></blockquote><!-- /wp:quote -->',
	'letters that turn the direction of the text': paragraph('<p>a\u202eb</p>'),
	'letters that turn the direction of the text, as entities': paragraph('<p>a&#x2067;b</p>'),
	'a style': paragraph('<p style="color:red">x</p>'),
	'an id': paragraph('<p id="x">x</p>'),
	'a frame': paragraph('<p><iframe src="https://x"></iframe></p>'),
	'a form': paragraph('<p><form><input></form></p>'),
	'a script address': paragraph('<p><a href="javascript:alert(1)">l</a></p>'),
	'a script address with an entity': paragraph('<p><a href="java&#115;cript:alert(1)">l</a></p>'),
	'a script address after a space': paragraph('<p><a href=" javascript:alert(1)">l</a></p>'),
	'a page in an address': paragraph('<p><a href="data:text/html,x">l</a></p>'),
	'a program’s address': paragraph('<p><a href="vscode://x">l</a></p>'),
	'an address within this site': paragraph('<p><a href="/x">l</a></p>'),
	'a target of its own': paragraph('<p><a href="https://x" target="_self">l</a></p>'),
	'an image from a script address': image('src="javascript:x" alt=""'),
	'an image with a handler': image('src="https://x/a" alt="" onerror="x"'),

	// Text that WordPress executes.
	'a shortcode': paragraph('<p>[gallery ids="1"]</p>'),
	'a shortcode with content': paragraph('<p>[caption]x[/caption]</p>'),
	'a shortcode in an attribute': image('src="https://e.x/a.jpg" alt="[gallery]"'),
	'a shortcode whose bracket is an entity': paragraph('<p>&#91;gallery ids="1"]</p>'),
	'a shortcode whose bracket is an entity, in a title': paragraph(
		'<p><a href="https://x" title="&#91;gallery]">l</a></p>',
	),
	'a shortcode whose bracket is an entity, in an attribute': image('src="https://e.x/a.jpg" alt="&#91;gallery]"'),
	'an address with an entity, that WordPress would embed after the next save': paragraph(
		'<p>https&#58;//www.youtube.com/watch?v=x</p>',
	),
	'an address that WordPress would embed': paragraph('<p>https://www.youtube.com/watch?v=x</p>'),
	'an address on a line of its own': paragraph('<p>a\nhttps://www.youtube.com/watch?v=x\nb</p>'),
};
