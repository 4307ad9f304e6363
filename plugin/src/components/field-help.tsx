/** A field's help: what is wrong with it, else the usual. */
export function fieldHelp(error: string | undefined, help?: string) {
	return error ? <span className="draftsmith-error">{error}</span> : help;
}
