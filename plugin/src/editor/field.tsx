import type { FormErrors } from '../store/form.ts';
import type { FormValues, SiteCatalog } from '../store/types.ts';

/** What each part of the form gets. */
export interface FieldProps {
	values: FormValues;
	errors: FormErrors;
	catalog: SiteCatalog;
	onChange: (edits: Partial<FormValues>) => void;
}

/** A field's help: what is wrong with it, else the usual. */
export function fieldHelp(error: string | undefined, help?: string) {
	return error ? <span className="draftsmith-error">{error}</span> : help;
}
