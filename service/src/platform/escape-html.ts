const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML shows it, between tags and within quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
