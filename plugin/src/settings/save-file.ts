/** Has the browser save a file under a name, as a download. */
export function saveFile({ name, content }: { name: string; content: Blob }): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	// The download has begun with the click and holds the content by itself.
	URL.revokeObjectURL(link.href);
}
